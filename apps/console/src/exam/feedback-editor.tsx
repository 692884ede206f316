import { Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import type { Item } from '@invigil/items/all.ts'
import { hasFeedback, isTyped, optionsOf } from '@invigil/items/feedback.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { withFeedback, withOptionFeedback } from './change-feedback.ts'
import styles from './exam.module.css'
import { RenderedText } from './rendered-text.tsx'
import { TextEditor } from './text-editor.tsx'

interface FeedbackEditorProps {
  examId: string
  item: Item
  onChange: (item: Item) => void
}

/** What candidates read of an item after the exam: of the whole and, where there are options, of each that was chosen. */
export function FeedbackEditor({ examId, item, onChange }: FeedbackEditorProps) {
  const t = useTranslations('parts.feedback')
  const exam = useTranslations('exam')
  // Whoever takes the last letter away goes on writing.
  const [isOpen] = useState(hasFeedback(item))
  const nameOf = (text: string, at: number) =>
    item.kind === 'true-false'
      ? exam(text === 'true' ? 'true' : 'false')
      : (isTyped(item) ? text : firstWords(text)) || exam('option-number', { number: at + 1 })
  return (
    <details className={styles.more} open={isOpen}>
      <summary>{t('title')}</summary>
      <Stack gap={3}>
        <p className={styles.quiet}>{t('help')}</p>
        <TextEditor
          examId={examId}
          label={t('whole')}
          value={item.feedback ?? ''}
          onChange={(text) => onChange(withFeedback(item, text))}
          rows={3}
        />
        {optionsOf(item).map(({ id, text, feedback }, at) => (
          <div key={id}>
            <TextArea
              label={t(isTyped(item) ? 'typed' : 'chosen', { option: nameOf(text, at) })}
              isOptional
              value={feedback}
              onChange={(words) => onChange(withOptionFeedback(item, id, words))}
              rows={2}
              maxLength={20_000}
            />
            {/[$*_`]|!\[/.test(feedback) ? <RenderedText text={feedback} /> : null}
          </div>
        ))}
      </Stack>
    </details>
  )
}
