import { Select } from '@invigil/design/select.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import type { Decimal } from '@invigil/items/decimal.ts'
import { type DecimalMark, readNumber } from '@invigil/items/read-number.ts'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
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
  const reading = useReading(text, markOf(body) ?? mark)
  return (
    <Stack gap={3}>
      <TextField
        label={t('your-number')}
        aria-describedby={questionId}
        description={reading}
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

function useDecimalMark(): DecimalMark {
  const locale = useLocale()
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? 'comma' : 'point'
}

function useReading(text: string, mark: DecimalMark): string {
  const t = useTranslations('attempt.item')
  const format = useFormatter()
  if (text.trim() === '') return t('number-help')
  const decimal = readNumber(text, mark)
  if (!decimal) return t('number-unread')
  const { value, options } = shown(decimal)
  return t('number-read', { number: format.number(value, options) })
}

/** Very large and very small numbers keep their power of ten; nobody counts zeros. */
function shown({ digits, exponent }: Decimal) {
  const value = Number(`${digits}e${exponent}`)
  const size = Math.abs(value)
  const isPlain = value === 0 || (size >= 1e-6 && size < 1e15)
  const notation = isPlain ? ('standard' as const) : ('scientific' as const)
  return { value, options: { notation, maximumSignificantDigits: 15 } }
}
