import type { Accommodation, Display } from '@invigil/contract/accommodation.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

export interface FieldsProps {
  value: Accommodation
  onChange: (change: Partial<Accommodation>) => void
}

/** Factor, minutes and breaks; what it all comes to is said below: of a sitting's minutes, or (null) of an hour. */
export function Time({
  value,
  minutes,
  hasBegun,
  onChange,
}: FieldsProps & { minutes: number | null; hasBegun: boolean }) {
  const t = useTranslations()
  const { timeFactor, extraMinutes, breakMinutes } = value
  return (
    <>
      <Grid>
        <NumberField
          label={t('sitting.time-factor')}
          value={timeFactor}
          onChange={(factor) => onChange({ timeFactor: Number.isNaN(factor) ? 1 : factor })}
          minValue={1}
          maxValue={4}
          step={0.05}
          isDisabled={hasBegun}
        />
        <NumberField
          label={t('sitting.extra-minutes')}
          value={extraMinutes}
          onChange={(extra) => onChange({ extraMinutes: Number.isNaN(extra) ? 0 : extra })}
          minValue={0}
          maxValue={600}
          isDisabled={hasBegun}
        />
        <NumberField
          label={t('seating.break-minutes')}
          description={t('seating.breaks-help')}
          value={breakMinutes}
          onChange={(breaks) => onChange({ breakMinutes: Number.isNaN(breaks) ? 0 : breaks })}
          minValue={0}
          maxValue={240}
        />
      </Grid>
      <p>
        {minutes === null
          ? t('seating.stands.an-hour', { count: minutesWith(60, value) })
          : t('sitting.all-minutes', { count: minutesWith(minutes, value), minutes })}
      </p>
    </>
  )
}

/** How many of a sitting's minutes it makes, as the server reckons them. */
export function minutesWith(
  minutes: number,
  { timeFactor, extraMinutes }: Pick<Accommodation, 'timeFactor' | 'extraMinutes'>,
): number {
  return Math.ceil(Number((minutes * timeFactor).toFixed(6))) + extraMinutes
}

const scales = ['1', '1.25', '1.5', '2', '3'] as const

/** How the candidate's screens look from the beginning. */
export function Looks({ value, onChange }: FieldsProps) {
  const t = useTranslations('seating')
  const { display } = value
  const set = (change: Partial<Display>) => onChange({ display: { ...display, ...change } })
  const shown = [...new Set([...scales, String(display.scale)])]
  return (
    <Grid>
      <Select
        label={t('scale')}
        value={String(display.scale)}
        onChange={(scale) => set({ scale: Number(scale) })}
        choices={shown.map((id) => ({ id, label: t('scale-of', { scale: Number(id) }) }))}
      />
      <Select
        label={t('contrast')}
        value={display.contrast}
        onChange={(contrast) => set({ contrast })}
        choices={(['normal', 'high'] as const).map((id) => ({ id, label: t(`contrasts.${id}`) }))}
      />
      <Select
        label={t('font')}
        value={display.font}
        onChange={(font) => set({ font })}
        choices={(['normal', 'easy-reading'] as const).map((id) => ({ id, label: t(`fonts.${id}`) }))}
      />
    </Grid>
  )
}

/** Another published paper instead of the sitting's. */
export function OtherPaper({
  value,
  sitting,
  hasBegun,
  onChange,
}: FieldsProps & { sitting: Sitting; hasBegun: boolean }) {
  const t = useTranslations()
  const exams = useQuery(api.exam.list.queryOptions())
  const { alternativeRevisionId } = value
  const published = (exams.data?.exams ?? []).flatMap(({ title, revision }) =>
    revision && revision.id !== sitting.revisionId
      ? [
          {
            id: revision.id as string,
            label: title,
            note: t('sitting.revision-number', { number: revision.number }),
          },
        ]
      : [],
  )
  const isListed = published.some(({ id }) => id === alternativeRevisionId)
  const earlier =
    alternativeRevisionId && !isListed
      ? [{ id: alternativeRevisionId as string, label: t('seating.earlier-paper') }]
      : []
  if (published.length + earlier.length === 0) return null
  return (
    <Select
      label={t('seating.paper')}
      description={t('seating.paper-help')}
      value={alternativeRevisionId ?? 'own'}
      onChange={(id) =>
        onChange({
          alternativeRevisionId: id === 'own' ? null : (id as Accommodation['alternativeRevisionId']),
        })
      }
      choices={[{ id: 'own', label: t('seating.own-paper') }, ...earlier, ...published]}
      isDisabled={hasBegun}
    />
  )
}
