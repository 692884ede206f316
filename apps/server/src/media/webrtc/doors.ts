import type { Door, HallCamera } from '@invigil/contract/hall-camera.ts'
import type { AttemptId, HallCameraId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import { hashToken, newToken } from '../../identity/token.ts'
import type { App } from '../../platform/app.ts'
import { audit } from '../../platform/audit.ts'
import { newId } from '../../platform/id.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/tables.ts'
import { addHallCamera } from '../hall/hall-cameras.ts'
import type { WebrtcDoorTable } from './tables.ts'

type By = { personId: PersonId; organisationId: OrganisationId }

const beforeMs = 30 * 60_000
const afterMs = 15 * 60_000

/** Adds a camera of the hall that comes in by WHIP, and the door it comes through. */
export async function addWhipCamera(
  app: App,
  by: By,
  sittingId: SittingId,
  name: string,
): Promise<Door & { camera: HallCamera }> {
  const camera = await addHallCamera(app, by, sittingId, { name, address: null })
  const door = await app.db
    .transaction()
    .execute((tx) => makeDoor(app, tx, by, { sittingId, direction: 'in', ownerId: camera.id, kind: 'hall' }))
  return { ...door, camera }
}

/** Lets another program watch one track of an attempt or of a camera of the hall. Refused as not found outside of the sitting. */
export async function makeWhepDoor(
  app: App,
  by: By,
  sittingId: SittingId,
  { of, track }: { of: AttemptId | HallCameraId; track: WebrtcDoorTable['kind'] },
): Promise<Door> {
  return await app.db.transaction().execute(async (tx) => {
    const attempts = tx
      .selectFrom('attempt')
      .select('sittingId')
      .where('id', '=', of as AttemptId)
    const cameras = tx
      .selectFrom('hallCamera')
      .select('sittingId')
      .where('id', '=', of as HallCameraId)
    const found = await attempts.unionAll(cameras).executeTakeFirst()
    if (found?.sittingId !== sittingId)
      throw new Refusal('not-found', `nothing of ${of} in sitting ${sittingId}`)
    await audit(app, tx, {
      ...{ organisationId: by.organisationId, actorId: by.personId, kind: 'live-track-handed-out' },
      ...{ subject: `sitting:${sittingId}`, body: { of, track } },
    })
    return await makeDoor(app, tx, by, { sittingId, direction: 'out', ownerId: of, kind: track })
  })
}

async function makeDoor(
  app: App,
  tx: Tx,
  by: By,
  door: Pick<WebrtcDoorTable, 'sittingId' | 'direction' | 'ownerId' | 'kind'>,
): Promise<Door> {
  const { endsAt } = await tx
    .selectFrom('sitting')
    .select('endsAt')
    .where('id', '=', door.sittingId)
    .executeTakeFirstOrThrow()
  const id = newId()
  const token = newToken()
  const expiresAt = new Date(endsAt.getTime() + afterMs)
  await tx
    .insertInto('webrtcDoor')
    .values({
      ...door,
      id,
      tokenHash: hashToken(token),
      createdAt: app.now(),
      createdBy: by.personId,
      expiresAt,
    })
    .execute()
  return {
    path: `/${door.direction === 'in' ? 'whip' : 'whep'}/${id}`,
    token,
    expiresAt: expiresAt.toISOString(),
  }
}

/** The door that this token opens now. Refused as not signed in, as the sitting not started or over. */
export async function theOpenDoor(
  app: App,
  id: string,
  direction: WebrtcDoorTable['direction'],
  token: string | undefined,
) {
  const door = token
    ? await app.db
        .selectFrom('webrtcDoor')
        .innerJoin('sitting', 'sitting.id', 'webrtcDoor.sittingId')
        .innerJoin('revision', 'revision.id', 'sitting.revisionId')
        .select(['webrtcDoor.id', 'webrtcDoor.sittingId', 'ownerId', 'kind', 'direction'])
        .select(['expiresAt', 'createdBy'])
        .select(['sitting.startsAt', 'sitting.cancelledAt', 'sitting.organisationId', 'revision.policy'])
        .where('webrtcDoor.id', '=', id)
        .where('direction', '=', direction)
        .where('tokenHash', '=', hashToken(token))
        .executeTakeFirst()
    : undefined
  if (!door) throw new Refusal('not-signed-in', 'the token opens no such door')
  const now = app.now().getTime()
  if (door.cancelledAt || now > door.expiresAt.getTime())
    throw new Refusal('sitting-over', `door ${id} is closed`)
  if (now < door.startsAt.getTime() - beforeMs)
    throw new Refusal('sitting-not-started', `door ${id} is not open yet`)
  if (direction === 'in' && !(await isOnWall(app, door.ownerId as HallCameraId)))
    throw new Refusal('not-found', `camera ${door.ownerId} was removed`)
  return door
}

/** Whether what came through a door may go on: nobody closed it, the sitting is on, and a camera that sends was not taken off. */
export async function isStillOpen(
  app: Pick<App, 'db' | 'now'>,
  door: Awaited<ReturnType<typeof theOpenDoor>>,
): Promise<boolean> {
  if (app.now() > door.expiresAt) return false
  const sitting = await app.db
    .selectFrom('webrtcDoor')
    .innerJoin('sitting', 'sitting.id', 'webrtcDoor.sittingId')
    .select('sitting.cancelledAt')
    .where('webrtcDoor.id', '=', door.id)
    .executeTakeFirst()
  if (!sitting || sitting.cancelledAt) return false
  return door.direction === 'out' || (await isOnWall(app, door.ownerId as HallCameraId))
}

async function isOnWall(app: Pick<App, 'db'>, id: HallCameraId): Promise<boolean> {
  const camera = await app.db
    .selectFrom('hallCamera')
    .select('id')
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return camera !== undefined
}
