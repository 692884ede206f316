import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { type AcceptedForm, formOf, type Leniency, percentOfForm } from '@invigil/items/accepted-form.ts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { moved } from './change-content.ts'
import styles from './exam.module.css'
import { RowActions } from './row-actions.tsx'

export type Forms = Leniency & { accepted: AcceptedForm[] }

interface AcceptedFormsProps {
  forms: Forms
  most: number
  onChange: (forms: Forms) => void
}

/** What is accepted as a typed answer: a form a line, or each with its share of the points and with stars or a pattern in it. */
export function AcceptedForms({ forms, most, onChange }: AcceptedFormsProps) {
  const t = useTranslations()
  const { accepted } = forms
  const isPlain = accepted.every((form) => typeof form === 'string')
  const [wantsRows, setWantsRows] = useState(false)
  const change = (next: AcceptedForm[]) => onChange({ ...forms, accepted: next.slice(0, most) })
  return (
    <Stack gap={3}>
      {isPlain && !wantsRows ? (
        <Stack gap={2}>
          <TextArea
            label={t('exam.accepted')}
            description={t('exam.accepted-help')}
            rows={3}
            value={accepted.map((form) => formOf(form).text).join('\n')}
            onChange={(text) => change(text.split('\n'))}
          />
          <div>
            <Button kind="quiet" size="small" onPress={() => setWantsRows(true)}>
              {t('parts.forms.more')}
            </Button>
          </div>
        </Stack>
      ) : (
        <FormRows accepted={accepted} most={most} onChange={change} />
      )}
      <LeniencyFields forms={forms} onChange={onChange} />
      <TryOut forms={forms} />
    </Stack>
  )
}

interface FormRowsProps {
  accepted: AcceptedForm[]
  most: number
  onChange: (accepted: AcceptedForm[]) => void
}

function FormRows({ accepted, most, onChange }: FormRowsProps) {
  const t = useTranslations()
  return (
    <Stack gap={2}>
      <strong>{t('exam.accepted')}</strong>
      <p className={styles.quiet}>{t('parts.forms.rows-help')}</p>
      <ol className={styles.options}>
        {accepted.map((form, at) => (
          <FormRow
            // biome-ignore lint/suspicious/noArrayIndexKey: forms have no names of their own
            key={at}
            form={formOf(form)}
            name={t('parts.forms.number', { number: at + 1 })}
            onChange={(next) => onChange(accepted.with(at, next))}
            onMove={(by) => onChange(moved(accepted, at, at + by))}
            onRemove={() => onChange(accepted.toSpliced(at, 1))}
          />
        ))}
      </ol>
      <div>
        <Button
          size="small"
          icon={<PlusIcon size={16} />}
          isDisabled={accepted.length >= most}
          onPress={() => onChange([...accepted, ''])}
        >
          {t('parts.forms.add')}
        </Button>
      </div>
    </Stack>
  )
}

type Whole = ReturnType<typeof formOf>

interface FormRowProps {
  form: Whole
  name: string
  onChange: (form: AcceptedForm) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function FormRow({ form, name, onChange, onMove, onRemove }: FormRowProps) {
  const t = useTranslations()
  const isMere = ({ match, percent, feedback }: Whole) => match === 'text' && percent === 100 && !feedback
  const change = (next: Whole) => onChange(isMere(next) ? next.text : next)
  return (
    <li className={styles.option} data-correct={form.percent === 100 || undefined}>
      <fieldset className={styles.figures} aria-label={name}>
        <TextField
          label={name}
          value={form.text}
          onChange={(text) => change({ ...form, text })}
          maxLength={500}
        />
        <Select
          label={t('parts.forms.match')}
          choices={(['text', 'wildcards', 'pattern'] as const).map((id) => ({
            id,
            label: t(`parts.forms.${id}`),
            note: t(`parts.forms.${id}-note`),
          }))}
          value={form.match}
          onChange={(match) => change({ ...form, match })}
        />
        <NumberField
          label={t('exam.share-of-points')}
          value={form.percent}
          onChange={(percent) => change({ ...form, percent: Number.isNaN(percent) ? 0 : percent })}
          minValue={0}
          maxValue={100}
        />
      </fieldset>
      <RowActions name={name} onMove={onMove} onRemove={onRemove} />
    </li>
  )
}

function LeniencyFields({ forms, onChange }: Omit<AcceptedFormsProps, 'most'>) {
  const t = useTranslations()
  const accents = forms.ignoresAccents ? 'none' : forms.ignoresTones ? 'letters' : 'all'
  return (
    <Stack gap={2}>
      <Checkbox
        isSelected={forms.ignoresCase}
        onChange={(ignoresCase) => onChange({ ...forms, ignoresCase })}
      >
        {t('exam.ignores-case')}
      </Checkbox>
      <Checkbox
        isSelected={forms.ignoresSpaces ?? false}
        onChange={(ignoresSpaces) => onChange({ ...forms, ignoresSpaces })}
      >
        {t('parts.forms.ignores-spaces')}
      </Checkbox>
      <Select
        label={t('parts.forms.accents')}
        choices={(['all', 'letters', 'none'] as const).map((id) => ({
          id,
          label: t(`parts.forms.accents-${id}`),
          note: t(`parts.forms.accents-${id}-note`),
        }))}
        value={accents}
        onChange={(id) =>
          onChange({ ...forms, ignoresAccents: id === 'none', ignoresTones: id === 'letters' })
        }
      />
    </Stack>
  )
}

/** What an answer would give, found by the same code that scores. Nothing of it is kept. */
function TryOut({ forms }: { forms: Forms }) {
  const t = useTranslations('parts.forms')
  const [text, setText] = useState('')
  const percent = percentOfForm(forms.accepted, text, forms)
  return (
    <TextField
      label={t('try')}
      value={text}
      onChange={setText}
      maxLength={500}
      description={
        <span role="status">{text.trim() === '' ? t('try-help') : t('try-gives', { percent })}</span>
      }
    />
  )
}
