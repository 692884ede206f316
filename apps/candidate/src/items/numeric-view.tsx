import { Select } from '@invigil/design/select.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import { useDecimalMark, useNumberReader } from './decimal-mark.ts'
import type { ItemViewProps } from './item-view.tsx'
import { markOf, textOf, unitOf } from './read-body.ts'

/** A number, as one writes it; below stands how it was read, so that nobody loses points over a comma. */
export function NumericView({
  item,
  questionId,
  body,
  onAnswer,
}: ItemViewProps<Extract<PaperItem, { kind: 'numeric' }>>) {
  const t = useTranslations('attempt.item')
  const mark = useDecimalMark()
  const [text, unit] = [textOf(body), unitOf(body)]
  const number = useNumberReader()(text, markOf(body) ?? mark)
  return (
    <Stack gap={3}>
      <TextField
        label={t('your-number')}
        aria-describedby={questionId}
        description={
          text.trim() === ''
            ? t('number-help')
            : number === undefined
              ? t('number-unread')
              : t('number-read', { number })
        }
        value={text}
        onChange={(typed) => onAnswer({ text: typed, mark, unit }, 'typed')}
        maxLength={100}
        autoComplete="off"
        autoCorrect="off"
        spellCheck="false"
        name={item.id}
      />
      {item.units.length > 0 ? (
        <Select
          label={t('unit')}
          choices={[
            { id: none, label: t('no-unit') },
            ...item.units.map(({ id, name }) => ({ id: `unit-${id}`, label: name })),
          ]}
          value={unit === null ? none : `unit-${unit}`}
          onChange={(id) =>
            onAnswer(
              { text, mark: markOf(body) ?? mark, unit: id === none ? null : id.slice('unit-'.length) },
              'chosen',
            )
          }
        />
      ) : null}
    </Stack>
  )
}

const none = 'none'
