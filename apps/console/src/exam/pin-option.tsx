import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { refersToOthers } from '@invigil/items/refers-to-others.ts'
import { useTranslations } from 'use-intl'
import styles from './exam.module.css'

interface PinOptionProps {
  text: string
  isPinned: boolean
  /** Whether one may pin it though nothing in it speaks of the others. */
  isOffered: boolean
  onPin: (isPinned: boolean) => void
}

/** Lets an option keep its place where others are shuffled; offered by itself where it speaks of them (“all of the above”). */
export function PinOption({ text, isPinned, isOffered, onPin }: PinOptionProps) {
  const t = useTranslations('bank')
  if (!isPinned && !isOffered && !refersToOthers(text)) return null
  if (!refersToOthers(text) || isPinned)
    return (
      <Checkbox isSelected={isPinned} onChange={onPin}>
        {t('pin')}
      </Checkbox>
    )
  return (
    <p className={styles.quiet} role="status">
      {t('pin-suggested')}{' '}
      <Button size="small" kind="quiet" onPress={() => onPin(true)}>
        {t('pin')}
      </Button>
    </p>
  )
}
