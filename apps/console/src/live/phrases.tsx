import { Button } from '@invigil/design/button.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { useTranslations } from 'use-intl'
import styles from './phrases.module.css'

/** Sentences that proctors write often; one press puts them into the field, where they can be changed. */
export function Phrases({ of, onPick }: { of: 'tell' | 'warn'; onPick: (text: string) => void }) {
  const t = useTranslations('live')
  const phrases = (['phrase1', 'phrase2', 'phrase3'] as const).map((key) => t(`${of}.${key}`))
  return (
    <fieldset className={styles.phrases}>
      <legend>{t('tell.phrases')}</legend>
      <Row gap={1}>
        {phrases.map((phrase) => (
          <Button key={phrase} size="small" onPress={() => onPick(phrase)}>
            {phrase}
          </Button>
        ))}
      </Row>
    </fieldset>
  )
}
