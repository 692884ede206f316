import { IconButton } from '@invigil/design/button.tsx'
import { BinIcon, ChevronDownIcon, ChevronUpIcon } from '@invigil/design/icons.tsx'
import { useTranslations } from 'use-intl'
import styles from './exam.module.css'

interface RowActionsProps {
  /** What the row is called, for who listens. */
  name: string
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** Moves a row of an item up or down, or takes it out. */
export function RowActions({ name, onMove, onRemove }: RowActionsProps) {
  const t = useTranslations('exam')
  return (
    <div className={styles.optionActions}>
      <IconButton
        label={t('move-up', { name })}
        size="small"
        icon={<ChevronUpIcon />}
        onPress={() => onMove(-1)}
      />
      <IconButton
        label={t('move-down', { name })}
        size="small"
        icon={<ChevronDownIcon />}
        onPress={() => onMove(1)}
      />
      <IconButton label={t('remove-named', { name })} size="small" icon={<BinIcon />} onPress={onRemove} />
    </div>
  )
}
