import type { Sitting } from '@invigil/contract/sitting.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { BinIcon, EditIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './sitting.module.css'

type SittingRoom = Sitting['rooms'][number]

interface WantedRoom {
  /** Of this dialog only: what React knows a line by. */
  key: string
  id?: SittingRoom['id']
  name: string
  capacity: number | null
  personIds: SittingRoom['proctors'][number]['id'][]
}

/** The rooms of a sitting, and the way to change them. */
export function Rooms({ sitting }: { sitting: Sitting }) {
  const t = useTranslations('seating')
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={t('rooms')}
      actions={
        <Button size="small" icon={<EditIcon size={16} />} onPress={() => setOpen(true)}>
          {t('change-rooms')}
        </Button>
      }
    >
      {sitting.rooms.length === 0 ? (
        <p className={styles.quiet}>{t('no-rooms')}</p>
      ) : (
        <ul className={styles.people}>
          {sitting.rooms.map(({ id, name, capacity, proctors }) => (
            <li key={id}>
              <strong>{name}</strong>
              {capacity === null ? '' : ` · ${t('places', { count: capacity })}`}
              {proctors.length > 0 ? ` · ${proctors.map((person) => person.name).join(', ')}` : ''}
            </li>
          ))}
        </ul>
      )}
      {isOpen ? <ChangeRooms sitting={sitting} onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}

function ChangeRooms({ sitting, onClose }: { sitting: Sitting; onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [rooms, setRooms] = useState<WantedRoom[]>(
    sitting.rooms.map(({ proctors, ...room }) => ({
      ...room,
      key: room.id,
      personIds: proctors.map(({ id }) => id),
    })),
  )
  const change = (key: string, to: Partial<WantedRoom>) =>
    setRooms(rooms.map((room) => (room.key === key ? { ...room, ...to } : room)))
  const save = useMutation(
    api.sitting.setRooms.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      title={t('seating.change-rooms')}
      submit={t('common.save')}
      onSubmit={() =>
        save.mutate({ sittingId: sitting.id, rooms: rooms.map(({ key: _key, ...room }) => room) })
      }
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <p>{t('seating.rooms-text')}</p>
      {rooms.map((room) => (
        <RoomFields
          key={room.key}
          room={room}
          sitting={sitting}
          onChange={(to) => change(room.key, to)}
          onRemove={() => setRooms(rooms.filter(({ key }) => key !== room.key))}
        />
      ))}
      <div>
        <Button
          icon={<PlusIcon size={16} />}
          onPress={() =>
            setRooms([...rooms, { key: crypto.randomUUID(), name: '', capacity: null, personIds: [] }])
          }
        >
          {t('seating.add-room')}
        </Button>
      </div>
    </FormDialog>
  )
}

interface RoomFieldsProps {
  room: WantedRoom
  sitting: Sitting
  onChange: (change: Partial<WantedRoom>) => void
  onRemove: () => void
}

function RoomFields({ room, sitting, onChange, onRemove }: RoomFieldsProps) {
  const t = useTranslations('seating')
  const { name, capacity, personIds } = room
  return (
    <fieldset className={styles.room}>
      <legend>{name || t('new-room')}</legend>
      <Stack gap={2}>
        <Grid>
          <TextField
            label={t('room-name')}
            value={name}
            onChange={(to) => onChange({ name: to })}
            maxLength={120}
            isRequired
          />
          <NumberField
            label={t('capacity')}
            value={capacity ?? Number.NaN}
            onChange={(count) => onChange({ capacity: Number.isNaN(count) ? null : count })}
            minValue={1}
            maxValue={10_000}
          />
        </Grid>
        {sitting.proctors.length > 0 ? (
          <CheckboxGroup
            label={t('room-proctors')}
            value={personIds}
            onChange={(ids) =>
              onChange({ personIds: sitting.proctors.flatMap(({ id }) => (ids.includes(id) ? [id] : [])) })
            }
          >
            {sitting.proctors.map((person) => (
              <Checkbox key={person.id} value={person.id}>
                {person.name}
              </Checkbox>
            ))}
          </CheckboxGroup>
        ) : null}
        <div>
          <IconButton label={t('remove-room', { name })} icon={<BinIcon size={16} />} onPress={onRemove} />
        </div>
      </Stack>
    </fieldset>
  )
}
