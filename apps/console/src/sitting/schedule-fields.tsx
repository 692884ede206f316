import { DateTimeField } from '@invigil/design/date-time-field.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useTranslations } from 'use-intl'
import { timeZones } from './own-time-zone.ts'

/** When and how long; instants are ISO 8601 in UTC. */
export interface Schedule {
  name: string
  startsAt: string
  endsAt: string
  minutes: number
  timeZone: string
  /** Until how many minutes after the start one may begin; null: until the end. */
  lateMinutes: number | null
  lateTime: 'kept' | 'lost'
}

interface ScheduleFieldsProps {
  value: Schedule
  onChange: (schedule: Schedule) => void
  /** Somebody has begun: start and minutes stand. */
  hasBegun?: boolean
}

/** Name, times, minutes and time zone of a sitting. */
export function ScheduleFields({ value, onChange, hasBegun = false }: ScheduleFieldsProps) {
  const t = useTranslations('sitting')
  const seating = useTranslations('seating')
  const set = (change: Partial<Schedule>) => onChange({ ...value, ...change })
  const isTurned = value.startsAt !== '' && value.endsAt !== '' && value.endsAt <= value.startsAt
  return (
    <Stack>
      <TextField
        label={t('name')}
        description={t('name-help')}
        value={value.name}
        onChange={(name) => set({ name })}
        maxLength={200}
        isRequired
      />
      <Grid>
        <DateTimeField
          label={t('starts')}
          value={value.startsAt}
          onChange={(startsAt) => set({ startsAt })}
          timeZone={value.timeZone}
          isDisabled={hasBegun}
          isRequired
        />
        <DateTimeField
          label={t('ends')}
          description={t('ends-help')}
          value={value.endsAt}
          onChange={(endsAt) => set({ endsAt })}
          timeZone={value.timeZone}
          error={isTurned ? t('ends-before') : undefined}
          isRequired
        />
        <NumberField
          label={t('minutes')}
          description={t('minutes-help')}
          value={value.minutes}
          onChange={(minutes) => set({ minutes: Number.isNaN(minutes) ? value.minutes : minutes })}
          minValue={1}
          maxValue={1440}
          isDisabled={hasBegun}
        />
        <Select
          label={t('time-zone')}
          value={value.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          choices={[...new Set([value.timeZone, ...timeZones()])].map((id) => ({
            id,
            label: id.replaceAll('_', ' '),
          }))}
        />
        <NumberField
          label={seating('late-field')}
          description={seating('late-field-help')}
          value={value.lateMinutes ?? Number.NaN}
          onChange={(minutes) => set({ lateMinutes: Number.isNaN(minutes) ? null : minutes })}
          minValue={0}
          maxValue={1440}
        />
      </Grid>
      <RadioGroup
        label={seating('late-time-field')}
        value={value.lateTime}
        onChange={(lateTime) => set({ lateTime })}
        choices={(['kept', 'lost'] as const).map((id) => ({ id, label: seating(`late-time.${id}`) }))}
      />
    </Stack>
  )
}
