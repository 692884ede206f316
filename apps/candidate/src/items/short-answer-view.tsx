import { TextField } from '@invigil/design/text-field.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import type { ItemViewProps } from './item-view.tsx'
import { textOf } from './read-body.ts'

/** A word, a name, a number. The browser's spelling help is off: it would answer some questions. */
export function ShortAnswerView({
  item,
  questionId,
  body,
  onAnswer,
}: ItemViewProps<Extract<PaperItem, { kind: 'short-answer' }>>) {
  const t = useTranslations('attempt')
  return (
    <TextField
      label={t('item.your-answer')}
      aria-describedby={questionId}
      value={textOf(body)}
      onChange={(text) => onAnswer({ text }, 'typed')}
      maxLength={500}
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
      name={item.id}
    />
  )
}
