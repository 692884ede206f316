import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { useTranslations } from 'use-intl'
import { isAdjusted } from './adjusted.tsx'

/** Which candidates of a roster are shown; `all` stands for every group or room, `none` for those without. */
export interface RosterFilter {
  group: string
  room: string
  adjustedOnly: boolean
}

export const everybody: RosterFilter = { group: 'all', room: 'all', adjustedOnly: false }

export function passes(registration: Registration, { group, room, adjustedOnly }: RosterFilter): boolean {
  const isIn = (wanted: string, own: string | undefined) =>
    wanted === 'all' || (wanted === 'none' ? own === undefined : own !== undefined && wanted === `is ${own}`)
  return (
    isIn(group, registration.group ?? undefined) &&
    isIn(room, registration.room?.id) &&
    (!adjustedOnly || isAdjusted(registration))
  )
}

interface FiltersProps {
  sitting: Sitting
  registrations: Registration[]
  value: RosterFilter
  onChange: (value: RosterFilter) => void
  onArrange: (() => void) | undefined
  onStagger: (() => void) | undefined
}

/** By group, by room, and everybody for whom something bends; and what can be done with all that are shown. */
export function Filters({ sitting, registrations, value, onChange, onArrange, onStagger }: FiltersProps) {
  const t = useTranslations('seating')
  const { groups, rooms } = sitting
  const adjusted = registrations.filter(isAdjusted).length
  return (
    <Row gap={3}>
      {groups.length > 0 ? (
        <Select
          label={t('group')}
          hidesLabel
          value={value.group}
          onChange={(group) => onChange({ ...value, group })}
          choices={[
            { id: 'all', label: t('all-groups') },
            ...groups.map((name) => ({ id: `is ${name}`, label: name })),
            { id: 'none', label: t('no-group') },
          ]}
        />
      ) : null}
      {rooms.length > 0 ? (
        <Select
          label={t('room')}
          hidesLabel
          value={value.room}
          onChange={(room) => onChange({ ...value, room })}
          choices={[
            { id: 'all', label: t('all-rooms') },
            ...rooms.map(({ id, name }) => ({ id: `is ${id}`, label: name })),
            { id: 'none', label: t('no-room') },
          ]}
        />
      ) : null}
      {adjusted > 0 ? (
        <Checkbox
          isSelected={value.adjustedOnly}
          onChange={(adjustedOnly) => onChange({ ...value, adjustedOnly })}
        >
          {t('adjusted-only', { count: adjusted })}
        </Checkbox>
      ) : null}
      {onArrange ? (
        <Button size="small" onPress={onArrange}>
          {t('arrange')}
        </Button>
      ) : null}
      {onStagger ? (
        <Button size="small" onPress={onStagger}>
          {t('stagger')}
        </Button>
      ) : null}
    </Row>
  )
}
