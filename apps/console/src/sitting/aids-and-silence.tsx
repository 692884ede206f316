import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { detectors } from '@invigil/detectors/all.ts'
import { useTranslations } from 'use-intl'
import type { FieldsProps } from './accommodation-fields.tsx'

/** What a candidate may use besides the rules. */
export function Aids({ value, onChange }: FieldsProps) {
  const t = useTranslations('seating')
  return (
    <TextArea
      label={t('aids')}
      description={t('aids-help')}
      isOptional
      rows={2}
      maxLength={1000}
      value={value.aids}
      onChange={(aids) => onChange({ aids })}
    />
  )
}

/** What is never noticed, and a word for colleagues. */
export function Silence({ value, onChange }: FieldsProps) {
  const t = useTranslations()
  return (
    <>
      <CheckboxGroup
        label={t('sitting.silenced')}
        description={t('sitting.silenced-help')}
        value={value.silencedDetectors}
        onChange={(silencedDetectors) => onChange({ silencedDetectors })}
      >
        {detectors.map(({ kind }) => (
          <Checkbox key={kind} value={kind}>
            {t(`detectors.${kind}.title`)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <TextArea
        label={t('sitting.note')}
        description={t('sitting.note-help')}
        isOptional
        rows={2}
        maxLength={1000}
        value={value.note}
        onChange={(note) => onChange({ note })}
      />
    </>
  )
}
