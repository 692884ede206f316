import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { DateTimeField } from '@invigil/design/date-time-field.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { timeZones } from './own-time-zone.ts'

interface PlaceDialogProps {
  sitting: Sitting
  registration: Registration
  onClose: () => void
}

type Times = 'sitting' | 'zone' | 'window'

/** Where and when one candidate sits: group, room, and times of their own. */
export function PlaceDialog({ sitting, registration, onClose }: PlaceDialogProps) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [group, setGroup] = useState(registration.group ?? '')
  const [roomId, setRoomId] = useState<string>(registration.room?.id ?? 'none')
  const [times, setTimes] = useState<Times>(
    registration.timeZone ? 'zone' : registration.window ? 'window' : 'sitting',
  )
  const [timeZone, setTimeZone] = useState(registration.timeZone ?? sitting.timeZone)
  const [window, setWindow] = useState(registration.window ?? sitting)
  const save = useMutation(
    api.sitting.place.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )

  function submit() {
    save.mutate({
      registrationId: registration.id,
      group: group.trim() || null,
      roomId: sitting.rooms.find(({ id }) => id === roomId)?.id ?? null,
      ...(times === 'zone'
        ? { timeZone }
        : { window: times === 'window' ? { startsAt: window.startsAt, endsAt: window.endsAt } : null }),
    })
  }

  return (
    <FormDialog
      title={t('seating.place-of', { name: registration.person.name })}
      submit={t('common.save')}
      onSubmit={submit}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <Grid>
        <TextField label={t('seating.group')} value={group} onChange={setGroup} maxLength={80} isOptional />
        {sitting.rooms.length > 0 ? (
          <Select
            label={t('seating.room')}
            value={roomId}
            onChange={setRoomId}
            choices={[
              { id: 'none', label: t('seating.no-room') },
              ...sitting.rooms.map(({ id, name }) => ({ id: id as string, label: name })),
            ]}
          />
        ) : null}
      </Grid>
      <RadioGroup
        label={t('seating.times')}
        value={times}
        onChange={setTimes}
        choices={(['sitting', 'zone', 'window'] as const).map((id) => ({
          id,
          label: t(`seating.times-of.${id}`),
        }))}
      />
      {times === 'zone' ? (
        <Select
          label={t('sitting.time-zone')}
          value={timeZone}
          onChange={setTimeZone}
          choices={[...new Set([timeZone, ...timeZones()])].map((id) => ({
            id,
            label: id.replaceAll('_', ' '),
          }))}
        />
      ) : null}
      {times === 'window' ? (
        <Grid>
          <DateTimeField
            label={t('sitting.starts')}
            value={window.startsAt}
            onChange={(startsAt) => setWindow({ ...window, startsAt })}
            timeZone={sitting.timeZone}
            isRequired
          />
          <DateTimeField
            label={t('sitting.ends')}
            value={window.endsAt}
            onChange={(endsAt) => setWindow({ ...window, endsAt })}
            timeZone={sitting.timeZone}
            isRequired
          />
        </Grid>
      ) : null}
    </FormDialog>
  )
}
