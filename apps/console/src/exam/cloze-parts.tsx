import { Button, IconButton } from '@invigil/design/button.tsx'
import { BinIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import type { Item } from '@invigil/items/all.ts'
import type { Gap } from '@invigil/items/cloze.ts'
import { useTranslations } from 'use-intl'
import { AcceptedForms } from './accepted-forms.tsx'
import { newGap, placesWithoutGap, withGap, withoutGap } from './change-parts.ts'
import styles from './exam.module.css'
import { GapOptions } from './gap-options.tsx'
import { AcceptedValues } from './numeric-parts.tsx'
import parts from './parts.module.css'

type Cloze = Extract<Item, { kind: 'cloze' }>

interface ClozePartsProps {
  item: Cloze
  onChange: (item: Item) => void
}

/** What goes into each gap of the text, and how gaps are worth points. */
export function ClozeParts({ item, onChange }: ClozePartsProps) {
  const t = useTranslations()
  return (
    <>
      <Stack gap={2}>
        <strong>{t('parts.cloze.gaps')}</strong>
        <p className={styles.quiet}>{t('parts.cloze.gaps-help')}</p>
        <ul className={styles.options}>
          {item.gaps.map((gap, at) => (
            <GapRow
              key={gap.id}
              gap={gap}
              onChange={(next) => onChange({ ...item, gaps: item.gaps.with(at, next) })}
              onRemove={() => onChange(withoutGap(item, gap.id))}
            />
          ))}
        </ul>
        <AddGap item={item} onChange={onChange} />
      </Stack>
      <RadioGroup
        label={t('exam.scoring')}
        value={item.scoring}
        onChange={(scoring) => onChange({ ...item, scoring })}
        choices={(['each', 'all-or-nothing'] as const).map((id) => ({
          id,
          label: t(`parts.scoring.${id}`),
          note: t(`items.scoring.gaps-${id}`),
        }))}
      />
    </>
  )
}

/** A gap for each place that the author has typed, or a new one at the end of the text. */
function AddGap({ item, onChange }: ClozePartsProps) {
  const t = useTranslations('parts.cloze')
  const isFull = item.gaps.length >= 50
  return (
    <div className={styles.optionActions}>
      {placesWithoutGap(item).map((place) => (
        <Button
          key={place}
          size="small"
          kind="primary"
          icon={<PlusIcon size={16} />}
          isDisabled={isFull}
          onPress={() => onChange(withGap(item, place))}
        >
          {t('add-for', { place: `{{${place}}}` })}
        </Button>
      ))}
      <Button
        size="small"
        icon={<PlusIcon size={16} />}
        isDisabled={isFull}
        onPress={() => onChange(withGap(item))}
      >
        {t('add')}
      </Button>
    </div>
  )
}

interface GapRowProps {
  gap: Gap
  onChange: (gap: Gap) => void
  onRemove: () => void
}

function GapRow({ gap, onChange, onRemove }: GapRowProps) {
  const t = useTranslations()
  const name = t('parts.cloze.gap', { place: `{{${gap.id}}}` })
  return (
    <li className={styles.option}>
      <fieldset className={parts.gap} aria-label={name}>
        <strong>{name}</strong>
        <Grid>
          <Select
            label={t('parts.cloze.ask')}
            choices={(['text', 'number', 'choice'] as const).map((id) => ({
              id,
              label: t(`parts.cloze.ask-${id}`),
            }))}
            value={gap.ask}
            onChange={(ask) => onChange(ask === gap.ask ? gap : newGap(gap.id, ask, gap.weight))}
          />
          <NumberField
            label={t('parts.cloze.weight')}
            value={gap.weight}
            onChange={(weight) => onChange({ ...gap, weight: Number.isNaN(weight) ? 0 : weight })}
            minValue={0}
            maxValue={100}
          />
        </Grid>
        <GapKey gap={gap} onChange={onChange} />
      </fieldset>
      <IconButton
        label={t('exam.remove-named', { name })}
        size="small"
        icon={<BinIcon />}
        onPress={onRemove}
      />
    </li>
  )
}

function GapKey({ gap, onChange }: Omit<GapRowProps, 'onRemove'>) {
  switch (gap.ask) {
    case 'text':
      return <AcceptedForms forms={gap} most={50} onChange={(forms) => onChange({ ...gap, ...forms })} />
    case 'number':
      return (
        <AcceptedValues accepted={gap.accepted} onChange={(accepted) => onChange({ ...gap, accepted })} />
      )
    case 'choice':
      return <GapOptions gap={gap} onChange={onChange} />
  }
}
