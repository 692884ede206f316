import { Button, IconButton } from '@invigil/design/button.tsx'
import { BinIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Item } from '@invigil/items/all.ts'
import { figureWords } from '@invigil/items/numeric-key.ts'
import { markOfLanguage } from '@invigil/items/read-number.ts'
import { useLocale, useTranslations } from 'use-intl'
import { freeOptionId } from './change-content.ts'
import styles from './exam.module.css'

type Numeric = Extract<Item, { kind: 'numeric' }>
type Accepted = Numeric['accepted'][number]
type Unit = Numeric['units'][number]

interface NumericPartsProps {
  item: Numeric
  onChange: (item: Item) => void
}

/** The values that are right, each with its tolerance and its share of the points, and the units one may choose. */
export function NumericParts({ item, onChange }: NumericPartsProps) {
  return (
    <>
      <AcceptedValues accepted={item.accepted} onChange={(accepted) => onChange({ ...item, accepted })} />
      <Units units={item.units} onChange={(units) => onChange({ ...item, units })} />
    </>
  )
}

/** The key is kept with a point, whatever mark its author types; the commas of a formula part what it computes with. */
function withPoint(text: string): string {
  const plain = text.trim().replace('−', '-')
  return plain.includes('[[') ? plain : plain.replace(',', '.')
}

/** The values that are right, each with its tolerance and its share of the points. */
export function AcceptedValues({
  accepted,
  onChange,
}: {
  accepted: Accepted[]
  onChange: (next: Accepted[]) => void
}) {
  const t = useTranslations('exam')
  const added: Accepted = { value: '', tolerance: '0', toleranceIn: 'units', percent: 100 }
  return (
    <Stack gap={2}>
      <strong>{t('accepted-values')}</strong>
      <p className={styles.quiet}>{t('accepted-values-help')}</p>
      <ul className={styles.options}>
        {accepted.map((one, at) => (
          <ValueRow
            // biome-ignore lint/suspicious/noArrayIndexKey: values have no names and never change places
            key={at}
            accepted={one}
            name={t('value-number', { number: at + 1 })}
            onChange={(next) => onChange(accepted.with(at, next))}
            onRemove={accepted.length > 1 ? () => onChange(accepted.toSpliced(at, 1)) : undefined}
          />
        ))}
      </ul>
      <div>
        <Button
          size="small"
          icon={<PlusIcon size={16} />}
          isDisabled={accepted.length >= 20}
          onPress={() => onChange([...accepted, added])}
        >
          {t('add-value')}
        </Button>
      </div>
    </Stack>
  )
}

interface ValueRowProps {
  accepted: Accepted
  name: string
  onChange: (accepted: Accepted) => void
  onRemove: (() => void) | undefined
}

function ValueRow({ accepted, name, onChange, onRemove }: ValueRowProps) {
  const t = useTranslations('exam')
  const mark = markOfLanguage(useLocale())
  return (
    <li className={styles.option} data-correct={accepted.percent === 100 || undefined}>
      <fieldset className={styles.figures} aria-label={name}>
        <TextField
          label={t('value')}
          value={figureWords(accepted.value, mark)}
          onChange={(value) => onChange({ ...accepted, value: withPoint(value) })}
          maxLength={60}
        />
        <TextField
          label={t('tolerance')}
          value={figureWords(accepted.tolerance, mark)}
          onChange={(tolerance) => onChange({ ...accepted, tolerance: withPoint(tolerance) })}
          maxLength={60}
        />
        <Select
          label={t('tolerance-in')}
          choices={(['units', 'percent'] as const).map((id) => ({ id, label: t(`tolerance-${id}`) }))}
          value={accepted.toleranceIn}
          onChange={(toleranceIn) => onChange({ ...accepted, toleranceIn })}
        />
        <NumberField
          label={t('share-of-points')}
          value={accepted.percent}
          onChange={(percent) => onChange({ ...accepted, percent: Number.isNaN(percent) ? 0 : percent })}
          minValue={0}
          maxValue={100}
        />
      </fieldset>
      {onRemove ? (
        <IconButton label={t('remove-named', { name })} size="small" icon={<BinIcon />} onPress={onRemove} />
      ) : null}
    </li>
  )
}

function Units({ units, onChange }: { units: Unit[]; onChange: (next: Unit[]) => void }) {
  const t = useTranslations('exam')
  const mark = markOfLanguage(useLocale())
  const add = () =>
    onChange([
      ...units,
      { id: freeOptionId(units.map(({ id }) => id)), name: '', factor: units.length === 0 ? '1' : null },
    ])
  return (
    <Stack gap={2}>
      <strong>{t('units')}</strong>
      <p className={styles.quiet}>{t('units-help')}</p>
      <ul className={styles.options}>
        {units.map((unit, at) => {
          const name = t('unit-number', { number: at + 1 })
          return (
            <li key={unit.id} className={styles.option} data-correct={unit.factor !== null || undefined}>
              <fieldset className={styles.figures} aria-label={name}>
                <TextField
                  label={t('unit-name')}
                  value={unit.name}
                  onChange={(text) => onChange(units.with(at, { ...unit, name: text }))}
                  maxLength={40}
                />
                <TextField
                  label={t('factor')}
                  isOptional
                  value={figureWords(unit.factor ?? '', mark)}
                  onChange={(text) => onChange(units.with(at, { ...unit, factor: withPoint(text) || null }))}
                  maxLength={60}
                />
              </fieldset>
              <IconButton
                label={t('remove-named', { name })}
                size="small"
                icon={<BinIcon />}
                onPress={() => onChange(units.toSpliced(at, 1))}
              />
            </li>
          )
        })}
      </ul>
      <div>
        <Button size="small" icon={<PlusIcon size={16} />} isDisabled={units.length >= 20} onPress={add}>
          {t('add-unit')}
        </Button>
      </div>
    </Stack>
  )
}
