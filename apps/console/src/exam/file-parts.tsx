import { NumberField } from '@invigil/design/number-field.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Item } from '@invigil/items/all.ts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

interface FilePartsProps {
  item: Extract<Item, { kind: 'file' }>
  onChange: (item: Item) => void
}

/** How many files, how large, and of which kinds. */
export function FileParts({ item, onChange }: FilePartsProps) {
  const t = useTranslations('parts.files')
  const [typed, setTyped] = useState<string>()
  return (
    <>
      <Grid>
        <NumberField
          label={t('most')}
          value={item.most}
          onChange={(most) => onChange({ ...item, most: Number.isNaN(most) ? 1 : most })}
          minValue={1}
          maxValue={20}
        />
        <NumberField
          label={t('megabytes')}
          value={item.megabytes}
          onChange={(megabytes) => onChange({ ...item, megabytes: Number.isNaN(megabytes) ? 20 : megabytes })}
          minValue={1}
          maxValue={100}
        />
      </Grid>
      <TextField
        label={t('types')}
        description={t('types-help')}
        isOptional
        value={typed ?? item.types.join(', ')}
        onChange={(text) => {
          setTyped(text)
          onChange({ ...item, types: readTypes(text) })
        }}
        onBlur={() => setTyped(undefined)}
        maxLength={400}
      />
    </>
  )
}

function readTypes(text: string): string[] {
  const found = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((type) => type.replace(/^\*?\./, ''))
  return [...new Set(found.filter((type) => /^[a-z0-9]{1,10}$/.test(type)))].slice(0, 30)
}
