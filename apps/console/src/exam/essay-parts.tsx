import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import type { Item } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'

interface EssayPartsProps {
  item: Extract<Item, { kind: 'essay' }>
  onChange: (item: Item) => void
}

/** How a candidate writes, and how many words are asked for. */
export function EssayParts({ item, onChange }: EssayPartsProps) {
  const t = useTranslations()
  const orNone = (words: number) => (Number.isNaN(words) ? null : words)
  return (
    <>
      <RadioGroup
        label={t('parts.essay.writing')}
        value={item.writing ?? 'plain'}
        onChange={(writing) => onChange({ ...item, writing })}
        choices={[
          { id: 'rich', label: t('parts.essay.rich'), note: t('parts.essay.rich-note') },
          { id: 'plain', label: t('parts.essay.plain') },
        ]}
      />
      <Grid>
        <NumberField
          label={t('exam.min-words')}
          isOptional
          value={item.minWords ?? Number.NaN}
          onChange={(words) => onChange({ ...item, minWords: orNone(words) })}
          minValue={1}
          maxValue={20_000}
        />
        <NumberField
          label={t('exam.max-words')}
          isOptional
          value={item.maxWords ?? Number.NaN}
          onChange={(words) => onChange({ ...item, maxWords: orNone(words) })}
          minValue={1}
          maxValue={20_000}
        />
      </Grid>
    </>
  )
}
