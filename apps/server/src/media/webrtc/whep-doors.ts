import { WatchedTrack, type WhepDoor } from '@invigil/contract/hall-camera.ts'
import type { SittingId } from '@invigil/contract/ids.ts'
import { sql } from 'kysely'
import type { Actor } from '../../identity/caller.ts'
import type { App } from '../../platform/app.ts'
import { audit } from '../../platform/audit.ts'
import { Refusal } from '../../platform/refusal.ts'
import './tables.ts'

/** The doors of a sitting through which other programs may watch now, the latest first. */
export async function whepDoorsOf(app: Pick<App, 'db' | 'now'>, sittingId: SittingId): Promise<WhepDoor[]> {
  const { rows } = await sql<
    Omit<WhepDoor, 'createdAt' | 'expiresAt'> & { createdAt: Date; expiresAt: Date }
  >`
    select door.id, coalesce(hall_camera.name, candidate.name, '') as name, door.kind as track, maker.name as by,
      door.created_at, door.expires_at
    from webrtc_door as door
      join person as maker on maker.id = door.created_by
      left join hall_camera on hall_camera.id = door.owner_id
      left join attempt on attempt.id = door.owner_id
      left join person as candidate on candidate.id = attempt.person_id
    where door.sitting_id = ${sittingId} and door.direction = 'out' and door.expires_at > ${app.now()}
    order by door.created_at desc, door.id`.execute(app.db)
  return rows.map(({ createdAt, expiresAt, track, ...door }) => ({
    ...{ ...door, track: WatchedTrack.parse(track) },
    ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
  }))
}

/** Closes a door for good; what goes through it ends when it is next looked at. Throws `not-found`. */
export async function closeWhepDoor(
  app: App,
  by: Actor,
  sittingId: SittingId,
  doorId: string,
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const door = await tx
      .deleteFrom('webrtcDoor')
      .where('id', '=', doorId)
      .where('sittingId', '=', sittingId)
      .where('direction', '=', 'out')
      .returning(['ownerId', 'kind'])
      .executeTakeFirst()
    if (!door) throw new Refusal('not-found', `sitting ${sittingId} has no door ${doorId}`)
    await audit(app, tx, {
      ...{ organisationId: by.organisationId, actorId: by.personId, kind: 'live-track-taken-back' },
      ...{ subject: `sitting:${sittingId}`, body: { of: door.ownerId, track: door.kind } },
    })
  })
}
