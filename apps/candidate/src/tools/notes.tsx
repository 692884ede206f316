import { Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useTranslations } from 'use-intl'
import type { KeptMarks } from './kept-marks.ts'
import styles from './tools.module.css'
import { useMarks } from './tools-provider.tsx'

interface NotesProps {
  kept: KeptMarks
  /** The question where the candidate is; none at the review. */
  item: { id: string; number: number } | undefined
}

/** A sheet of scratch paper, for the exam and for each question. */
export function Notes({ kept, item }: NotesProps) {
  const t = useTranslations('tools.notes')
  const { notes, itemNotes } = useMarks(kept)
  return (
    <Stack gap={3}>
      <p className={styles.help}>{t('help')}</p>
      {item ? (
        <TextArea
          label={t('item', { number: item.number })}
          rows={4}
          maxLength={20_000}
          value={itemNotes[item.id] ?? ''}
          onChange={(text) => kept.change({ itemNotes: { ...kept.marks().itemNotes, [item.id]: text } })}
        />
      ) : null}
      <TextArea
        label={t('exam')}
        rows={5}
        maxLength={20_000}
        value={notes}
        onChange={(text) => kept.change({ notes: text })}
      />
    </Stack>
  )
}
