import { TextArea } from '@invigil/design/text-area.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { countWords } from '@invigil/items/count-words.ts'
import { useTranslations } from 'use-intl'
import type { ItemViewProps } from './item-view.tsx'
import { textOf } from './read-body.ts'

/** A text of one's own. Its length is counted and told; nothing is cut off but what no server would take. */
export function EssayView({
  item,
  questionId,
  body,
  onAnswer,
}: ItemViewProps<Extract<PaperItem, { kind: 'essay' }>>) {
  const t = useTranslations('attempt')
  const text = textOf(body)
  return (
    <TextArea
      label={t('item.your-text')}
      description={t('item.words', {
        count: countWords(text),
        limits: limitsOf(item),
        min: item.minWords ?? 0,
        max: item.maxWords ?? 0,
      })}
      aria-describedby={questionId}
      rows={14}
      value={text}
      onChange={(typed) => onAnswer({ text: typed }, 'typed')}
      maxLength={200_000}
    />
  )
}

function limitsOf({ minWords, maxWords }: { minWords: number | null; maxWords: number | null }) {
  if (minWords !== null && maxWords !== null) return 'both'
  if (maxWords !== null) return 'max'
  return minWords === null ? 'none' : 'min'
}
