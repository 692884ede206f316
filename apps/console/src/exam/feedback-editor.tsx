import { Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import type { Item } from '@invigil/items/all.ts'
import { type FeedbackOption, hasFeedback, optionsOf } from '@invigil/items/feedback.ts'
import { firstWords } from '@invigil/items/first-words.ts'
import { inOrderOfText } from '@invigil/items/gap-places.ts'
import { markOfLanguage } from '@invigil/items/read-number.ts'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { withFeedback, withOptionFeedback } from './change-feedback.ts'
import styles from './exam.module.css'
import { RenderedText } from './rendered-text.tsx'
import { TextEditor } from './text-editor.tsx'

interface FeedbackEditorProps {
  examId: string
  item: Item
  onChange: (item: Item) => void
}

/** What candidates read of an item after the exam: of the whole and of each thing that was chosen or typed, gap by gap. */
export function FeedbackEditor({ examId, item, onChange }: FeedbackEditorProps) {
  const t = useTranslations('parts.feedback')
  const mark = markOfLanguage(useLocale())
  // Whoever takes the last letter away goes on writing.
  const [isOpen] = useState(hasFeedback(item))
  const options = optionsOf(item, mark)
  const change = (id: string, words: string) => onChange(withOptionFeedback(item, id, words))
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
        <OptionFields item={item} options={options.filter(({ gap }) => gap === null)} onChange={change} />
        {item.kind === 'cloze'
          ? inOrderOfText(item.text, item.gaps).map((gap, at) => (
              <GapFields
                key={gap.id}
                item={item}
                place={`{{${gap.id}}}`}
                options={options.filter((one) => one.gap === at + 1)}
                onChange={change}
              />
            ))
          : null}
      </Stack>
    </details>
  )
}

interface OptionFieldsProps {
  item: Item
  options: FeedbackOption[]
  onChange: (id: string, words: string) => void
}

function OptionFields({ item, options, onChange }: OptionFieldsProps) {
  const t = useTranslations('parts.feedback')
  const exam = useTranslations('exam')
  const nameOf = ({ text, isTyped }: FeedbackOption, at: number) =>
    item.kind === 'true-false'
      ? exam(text === 'true' ? 'true' : 'false')
      : (isTyped ? text : firstWords(text)) || exam('option-number', { number: at + 1 })
  return options.map((option, at) => (
    <div key={option.id}>
      <TextArea
        label={t(option.isTyped ? 'typed' : 'chosen', { option: nameOf(option, at) })}
        isOptional
        value={option.feedback}
        onChange={(words) => onChange(option.id, words)}
        rows={2}
        maxLength={20_000}
      />
      {/[$*_`]|!\[/.test(option.feedback) ? <RenderedText text={option.feedback} /> : null}
    </div>
  ))
}

/** The fields of one gap, closed while nothing is said there: a text may have fifty. */
function GapFields({ place, ...fields }: OptionFieldsProps & { place: string }) {
  const t = useTranslations('parts')
  const [isOpen, setIsOpen] = useState(fields.options.some(({ feedback }) => feedback !== ''))
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{t('cloze.gap', { place })}</summary>
      {isOpen ? (
        <Stack gap={3}>
          <OptionFields {...fields} />
          {fields.options.length === 0 ? <p className={styles.quiet}>{t('feedback.no-key')}</p> : null}
        </Stack>
      ) : null}
    </details>
  )
}
