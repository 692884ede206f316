import { NumberField } from '@invigil/design/number-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Row, Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Parameter } from '@invigil/items/parameter.ts'
import { useTranslations } from 'use-intl'
import styles from './bank/bank.module.css'
import { RowActions } from './row-actions.tsx'

interface ParameterRowProps {
  parameter: Parameter
  number: number
  onChange: (parameter: Parameter) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One value of each candidate’s own: what it is called and where it comes from. */
export function ParameterRow({ parameter, number, onChange, onMove, onRemove }: ParameterRowProps) {
  const t = useTranslations('bank')
  const name = t('parameter-number', { number })
  return (
    <fieldset className={styles.parameter} aria-label={name}>
      <Stack gap={3}>
        <Row justify="between" wraps={false}>
          <span>{name}</span>
          <RowActions name={name} onMove={onMove} onRemove={onRemove} />
        </Row>
        <Grid>
          <TextField
            label={t('parameter-name')}
            value={parameter.name}
            onChange={(typed) => {
              const plain = typed.replaceAll(/[^a-zA-Z0-9_]/g, '').replace(/^[^a-zA-Z]+/, '')
              onChange({ ...parameter, name: plain.slice(0, 20) || 'a' })
            }}
            maxLength={20}
          />
          <Select
            label={t('parameter-from')}
            choices={(['range', 'list', 'formula'] as const).map((id) => ({ id, label: t(`from-${id}`) }))}
            value={parameter.from}
            onChange={(from) => onChange(begun(from, parameter.name))}
          />
        </Grid>
        <OwnFields parameter={parameter} onChange={onChange} />
      </Stack>
    </fieldset>
  )
}

function begun(from: Parameter['from'], name: string): Parameter {
  switch (from) {
    case 'range':
      return { from, name, least: '1', most: '10', step: '1' }
    case 'list':
      return { from, name, values: [''] }
    case 'formula':
      return { from, name, formula: '', places: null }
  }
}

function OwnFields({ parameter, onChange }: Pick<ParameterRowProps, 'parameter' | 'onChange'>) {
  const t = useTranslations('bank')
  switch (parameter.from) {
    case 'range':
      return (
        <Grid>
          {(['least', 'most', 'step'] as const).map((field) => (
            <TextField
              key={field}
              label={t(field)}
              value={parameter[field]}
              onChange={(typed) => onChange({ ...parameter, [field]: typed.replace(',', '.') })}
              maxLength={60}
              inputMode="decimal"
            />
          ))}
        </Grid>
      )
    case 'list':
      return (
        <TextArea
          label={t('values')}
          rows={3}
          value={parameter.values.join('\n')}
          onChange={(text) => onChange({ ...parameter, values: text.split('\n').slice(0, 200) })}
        />
      )
    case 'formula':
      return (
        <Grid>
          <TextField
            label={t('formula')}
            description={t('formula-help')}
            value={parameter.formula}
            onChange={(formula) => onChange({ ...parameter, formula })}
            maxLength={200}
          />
          <NumberField
            label={t('places')}
            isOptional
            value={parameter.places ?? Number.NaN}
            onChange={(places) => onChange({ ...parameter, places: Number.isNaN(places) ? null : places })}
            minValue={0}
            maxValue={10}
          />
        </Grid>
      )
  }
}
