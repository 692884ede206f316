import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { Item } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'

interface DrawingPartsProps {
  item: Extract<Item, { kind: 'drawing' }>
  onChange: (item: Item) => void
}

/** How pages are made, and how many. */
export function DrawingParts({ item, onChange }: DrawingPartsProps) {
  const t = useTranslations('parts.drawing')
  return (
    <>
      <RadioGroup
        label={t('by')}
        value={item.by}
        onChange={(by) => onChange({ ...item, by })}
        choices={(['either', 'photo', 'drawing'] as const).map((id) => ({ id, label: t(id) }))}
      />
      <Stack width="narrow">
        <NumberField
          label={t('most')}
          value={item.most}
          onChange={(most) => onChange({ ...item, most: Number.isNaN(most) ? 1 : most })}
          minValue={1}
          maxValue={20}
        />
      </Stack>
    </>
  )
}
