import { Select } from '@invigil/design/select.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { useTranslations } from 'use-intl'

/** Where a candidate belongs in a sitting, by name. */
interface Placed {
  group?: string | null | undefined
  room?: string | null | undefined
}

/** Which group and room are shown; undefined: all. */
export interface PlaceFilter {
  group?: string | undefined
  room?: string | undefined
}

/** Whether somebody is in the group and the room that are shown. */
export function isPlacedIn({ group, room }: Placed, wanted: PlaceFilter): boolean {
  return (!wanted.group || group === wanted.group) && (!wanted.room || room === wanted.room)
}

interface PlaceFilterFieldsProps {
  /** Everybody of the list, shown or not. */
  all: readonly Placed[]
  value: PlaceFilter
  onChange: (value: PlaceFilter) => void
}

/** By group and by room, where a list has any. */
export function PlaceFilterFields({ all, value, onChange }: PlaceFilterFieldsProps) {
  const t = useTranslations('seating')
  const groups = namesOf(all.map(({ group }) => group))
  const rooms = namesOf(all.map(({ room }) => room))
  if (groups.length + rooms.length === 0) return null
  return (
    <Row gap={3}>
      {groups.length > 0 ? (
        <Select
          label={t('group')}
          value={value.group ?? ''}
          onChange={(group) => onChange({ ...value, group: group || undefined })}
          choices={[{ id: '', label: t('all-groups') }, ...groups]}
        />
      ) : null}
      {rooms.length > 0 ? (
        <Select
          label={t('room')}
          value={value.room ?? ''}
          onChange={(room) => onChange({ ...value, room: room || undefined })}
          choices={[{ id: '', label: t('all-rooms') }, ...rooms]}
        />
      ) : null}
    </Row>
  )
}

function namesOf(names: readonly (string | null | undefined)[]) {
  return [...new Set(names.flatMap((name) => name ?? []))].sort().map((name) => ({ id: name, label: name }))
}
