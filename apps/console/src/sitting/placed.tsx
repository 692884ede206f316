import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { useFormatter, useTranslations } from 'use-intl'

/** Group, room and own start of a candidate, each where there is one. */
export function Placed({ sitting, registration }: { sitting: Sitting; registration: Registration }) {
  const t = useTranslations('seating')
  const format = useFormatter()
  const { group, room, window, timeZone, lateAllowed } = registration
  const isOtherDay = window?.startsAt.slice(0, 10) !== sitting.startsAt.slice(0, 10)
  const start =
    window &&
    format.dateTime(new Date(window.startsAt), {
      ...(isOtherDay ? { dateStyle: 'short' } : {}),
      timeStyle: 'short',
      timeZone: timeZone ?? sitting.timeZone,
    })
  return (
    <Row gap={1}>
      {group ? <Badge>{group}</Badge> : null}
      {room ? <Badge>{room.name}</Badge> : null}
      {start ? (
        <Badge tone="info">
          {timeZone
            ? t('starts-in-zone', { start, zone: timeZone.replaceAll('_', ' ') })
            : t('starts-at', { start })}
        </Badge>
      ) : null}
      {lateAllowed ? <Badge tone="info">{t('may-come-late')}</Badge> : null}
    </Row>
  )
}
