import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface DialogProps {
  sitting: Sitting
  onClose: () => void
}

/** Puts all candidates that are shown into a group and a room. */
export function Arrange({ sitting, shown, onClose }: DialogProps & { shown: Registration[] }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [group, setGroup] = useState('')
  const [room, setRoom] = useState('same')
  const arrange = useMutation(
    api.sitting.arrange.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        toast(t('seating.arranged', { count: shown.length }))
        onClose()
      },
    }),
  )
  const found = sitting.rooms.find(({ id }) => id === room)?.id
  const chosen = room === 'none' ? null : room === 'by-capacity' ? ('by-capacity' as const) : found
  return (
    <FormDialog
      title={t('seating.arrange')}
      submit={t('common.save')}
      onSubmit={() =>
        arrange.mutate({
          sittingId: sitting.id,
          registrationIds: shown.map(({ id }) => id),
          ...(group.trim() ? { group: group.trim() } : {}),
          ...(chosen === undefined ? {} : { room: chosen }),
        })
      }
      onClose={onClose}
      isPending={arrange.isPending}
      error={arrange.error}
    >
      <p>{t('seating.arrange-text', { count: shown.length })}</p>
      <TextField label={t('seating.group')} value={group} onChange={setGroup} maxLength={80} isOptional />
      {sitting.rooms.length > 0 ? (
        <Select
          label={t('seating.room')}
          value={room}
          onChange={setRoom}
          choices={[
            { id: 'same', label: t('seating.same-room') },
            { id: 'by-capacity', label: t('seating.by-capacity') },
            { id: 'none', label: t('seating.no-room') },
            ...sitting.rooms.map(({ id, name }) => ({ id: id as string, label: name })),
          ]}
        />
      ) : null}
    </FormDialog>
  )
}

const orders = ['name', 'number', 'group', 'room'] as const

/** Lets so many candidates begin every so many minutes. */
export function Stagger({ sitting, onClose }: DialogProps) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [rule, setRule] = useState<{ each: number; everyMinutes: number; by: (typeof orders)[number] }>({
    each: 20,
    everyMinutes: 10,
    by: 'name',
  })
  const stagger = useMutation(
    api.sitting.stagger.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      title={t('seating.stagger')}
      submit={t('common.save')}
      onSubmit={() => stagger.mutate({ sittingId: sitting.id, ...rule })}
      onClose={onClose}
      isPending={stagger.isPending}
      error={stagger.error}
    >
      <p>{t('seating.stagger-text')}</p>
      <Grid>
        <NumberField
          label={t('seating.each')}
          value={rule.each}
          onChange={(each) => setRule({ ...rule, each: Number.isNaN(each) ? 1 : each })}
          minValue={1}
          maxValue={5_000}
        />
        <NumberField
          label={t('seating.every-minutes')}
          value={rule.everyMinutes}
          onChange={(every) => setRule({ ...rule, everyMinutes: Number.isNaN(every) ? 0 : every })}
          minValue={0}
          maxValue={1440}
        />
        <Select
          label={t('seating.by')}
          value={rule.by}
          onChange={(by) => setRule({ ...rule, by })}
          choices={orders.map((id) => ({ id, label: t(`seating.orders.${id}`) }))}
        />
      </Grid>
    </FormDialog>
  )
}
