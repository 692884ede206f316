import { Checkbox } from '@invigil/design/checkbox.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { Item } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import { withoutShares, withShares } from './option-shares.ts'

interface ScoringProps<Kind extends Item['kind']> {
  item: Extract<Item, { kind: Kind }>
  onChange: (item: Item) => void
}

/** How many may be chosen, and what choices are worth. */
export function ManyScoring({ item, onChange }: ScoringProps<'multiple-choice'>) {
  const t = useTranslations()
  const scorings = ['right-minus-wrong', 'all-or-nothing', 'each-option', 'each', 'weights'] as const

  function change(scoring: (typeof scorings)[number]) {
    const options = scoring === 'weights' ? withShares(item.options) : withoutShares(item.options)
    onChange({ ...item, scoring, options })
  }

  return (
    <>
      <RadioGroup
        label={t('exam.scoring')}
        value={item.scoring}
        onChange={change}
        choices={scorings.map((id) => ({
          id,
          label: t(`parts.choice.${id}`),
          note: t(`items.scoring.${id}`),
        }))}
      />
      <Stack width="narrow">
        <NumberField
          label={t('parts.choice.most')}
          description={t('parts.choice.most-help')}
          isOptional
          value={item.maxChoices ?? Number.NaN}
          onChange={(most) => onChange({ ...item, maxChoices: Number.isNaN(most) ? undefined : most })}
          minValue={1}
          maxValue={30}
        />
      </Stack>
    </>
  )
}

/** Whether options other than the right one are worth a part of the points. */
export function OneScoring({ item, onChange }: ScoringProps<'single-choice'>) {
  const t = useTranslations('parts.choice')
  const hasShares = item.options.some(({ percent }) => percent !== undefined)
  return (
    <Checkbox
      isSelected={hasShares}
      onChange={(wants) =>
        onChange({ ...item, options: wants ? withShares(item.options) : withoutShares(item.options) })
      }
      note={t('shares-note')}
    >
      {t('shares')}
    </Checkbox>
  )
}
