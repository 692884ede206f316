import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Gap } from '@invigil/items/cloze.ts'
import { useTranslations } from 'use-intl'
import { freeOptionId, moved } from './change-content.ts'
import styles from './exam.module.css'
import { RowActions } from './row-actions.tsx'

type Choice = Extract<Gap, { ask: 'choice' }>

/** What may be chosen in a gap, each with its share of the gap's points. */
export function GapOptions({ gap, onChange }: { gap: Choice; onChange: (gap: Gap) => void }) {
  const t = useTranslations()
  const { options } = gap
  const change = (next: Choice['options']) => onChange({ ...gap, options: next })
  return (
    <Stack gap={2}>
      <ul className={styles.options}>
        {options.map((option, at) => {
          const name = t('exam.option-number', { number: at + 1 })
          return (
            <li key={option.id} className={styles.option} data-correct={option.percent === 100 || undefined}>
              <fieldset className={styles.figures} aria-label={name}>
                <TextField
                  label={name}
                  value={option.text}
                  onChange={(text) => change(options.with(at, { ...option, text }))}
                  maxLength={500}
                />
                <NumberField
                  label={t('exam.share-of-points')}
                  value={option.percent}
                  onChange={(percent) =>
                    change(options.with(at, { ...option, percent: Number.isNaN(percent) ? 0 : percent }))
                  }
                  minValue={0}
                  maxValue={100}
                />
              </fieldset>
              <RowActions
                name={name}
                onMove={(by) => change(moved(options, at, at + by))}
                onRemove={() => change(options.toSpliced(at, 1))}
              />
            </li>
          )
        })}
      </ul>
      <div>
        <Button
          size="small"
          icon={<PlusIcon size={16} />}
          isDisabled={options.length >= 30}
          onPress={() =>
            change([...options, { id: freeOptionId(options.map(({ id }) => id)), text: '', percent: 0 }])
          }
        >
          {t('exam.add-option')}
        </Button>
      </div>
      <Checkbox isSelected={gap.keepsOrder} onChange={(keepsOrder) => onChange({ ...gap, keepsOrder })}>
        {t('exam.keeps-order')}
      </Checkbox>
    </Stack>
  )
}
