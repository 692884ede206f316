import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { CandidateStatus, Tile } from '@invigil/contract/live.ts'
import { sql } from 'kysely'
import { endsAt } from '../attempt/clock.ts'
import { readClocks } from '../attempt/clocks.ts'
import { outageMinutes } from '../attempt/outage.ts'
import { checkinViews } from '../checkin/progress.ts'
import { sideCamerasOf } from '../checkin/side-camera.ts'
import type { App } from '../platform/app.ts'
import { heardOf, presenceAt } from './presence.ts'

/** The tiles of a sitting, or of some of its attempts, by the candidate's name. */
export async function tilesOf(app: App, sittingId: SittingId, attemptIds?: AttemptId[]): Promise<Tile[]> {
  const rows = await attemptRows(app, sittingId, attemptIds)
  if (rows.length === 0) return []
  const [clocks, checkins, sides] = await Promise.all([
    readClocks(
      app.db,
      rows.map(({ id }) => id),
    ),
    checkinViews(
      app,
      rows.filter(({ state }) => isBefore(state)).map(({ id }) => id),
    ),
    sideCamerasOf(
      app,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map(({ id, low, medium, high, ...row }) => {
    const clock = clocks.get(id)
    return {
      attemptId: id,
      candidateName: row.candidateName,
      group: row.groupName,
      room: row.roomName,
      state: row.state,
      isAdmitted: row.admittedAt !== null,
      checkinMissing: checkins.get(id)?.missing ?? [],
      checkinForPerson: checkins.get(id)?.forPerson ?? [],
      startedAt: row.startedAt?.toISOString() ?? null,
      endsAt: (clock && endsAt(clock, app.now())?.toISOString()) ?? null,
      isOnBreak: row.state === 'paused' && row.breakStartedAt !== null,
      outageMinutes: row.outageMinutes,
      openIncidents: { low, medium, high },
      warnings: row.warnings,
      side: sides.get(id) ?? null,
      ...heardNow(app, id),
    }
  })
}

/** The part of a tile that is in memory and changes every few seconds. */
export function heardNow(app: App, attemptId: AttemptId): Pick<Tile, 'presence' | 'lastHeardAt' | 'status'> {
  const heard = heardOf(app).get(attemptId)
  const status = heard?.status ?? null
  return {
    presence: presenceAt(heard?.at, app.now()),
    lastHeardAt: heard?.at.toISOString() ?? null,
    status: heard?.hasHandUp && status ? withHandUp(status) : status,
  }
}

function withHandUp(status: CandidateStatus): CandidateStatus {
  return { ...status, hasHandUp: true }
}

function isBefore(state: AttemptState): boolean {
  return state === 'expected' || state === 'checking-in' || state === 'waiting'
}

function attemptRows(app: App, sittingId: SittingId, attemptIds: AttemptId[] | undefined) {
  return app.db
    .selectFrom('attempt')
    .innerJoin('registration', 'registration.id', 'attempt.registrationId')
    .innerJoin('person', 'person.id', 'registration.personId')
    .select(['attempt.id', 'attempt.state', 'attempt.admittedAt', 'attempt.startedAt'])
    .leftJoin('sittingRoom', 'sittingRoom.id', 'registration.roomId')
    .select(['person.name as candidateName', 'registration.groupName', 'sittingRoom.name as roomName'])
    .select(['attempt.breakStartedAt', outageMinutes.as('outageMinutes')])
    .select([
      openIncidents('low').as('low'),
      openIncidents('medium').as('medium'),
      openIncidents('high').as('high'),
    ])
    .select(
      sql<number>`(select count(*)::int from message where message.attempt_id = attempt.id and kind = 'warning')`.as(
        'warnings',
      ),
    )
    .where('attempt.sittingId', '=', sittingId)
    .$if(attemptIds !== undefined, (query) => query.where('attempt.id', 'in', attemptIds ?? []))
    .orderBy('person.name')
    .orderBy('attempt.id')
    .execute()
}

function openIncidents(severity: string) {
  return sql<number>`(select count(*)::int from incident where incident.attempt_id = attempt.id
    and incident.state = 'open' and incident.severity = ${severity})`
}
