import { createSecretKey } from 'node:crypto'
import type { HallCamera } from '@invigil/contract/hall-camera.ts'
import type { HallCameraId, OrganisationId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import '../../sitting/tables.ts'
import type { App } from '../../platform/app.ts'
import { audit } from '../../platform/audit.ts'
import { newId } from '../../platform/id.ts'
import { Refusal } from '../../platform/refusal.ts'
import { openBytes, sealBytes } from '../../platform/sealed-bytes.ts'
import { secretFor } from '../../platform/secret.ts'
import type { HallCameraTable } from './tables.ts'

/** More cameras than this in one hall are a mistake. */
const mostCameras = 32

type By = { personId: PersonId; organisationId: OrganisationId }

/** The cameras of a sitting's hall, the first added first. */
export async function hallCamerasOf(app: Pick<App, 'db'>, sittingId: SittingId): Promise<HallCamera[]> {
  const rows = await app.db
    .selectFrom('hallCamera')
    .select(['id', 'sittingId', 'name', 'address', 'state', 'trouble', 'since'])
    .where('sittingId', '=', sittingId)
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(asHallCamera)
}

/** Adds a camera; its pictures come from shortly before the start of the sitting until after its end. One without an address is sent by a program. */
export async function addHallCamera(
  app: App,
  by: By,
  sittingId: SittingId,
  { name, address }: { name: string; address: string | null },
): Promise<HallCamera> {
  const shown = address === null ? 'whip' : withoutSecrets(address)
  const id = newId() as HallCameraId
  const added = await app.db.transaction().execute(async (tx) => {
    await tx.selectFrom('sitting').select('id').where('id', '=', sittingId).forUpdate().execute()
    const { cameras } = await tx
      .selectFrom('hallCamera')
      .select(({ fn }) => fn.countAll<number>().as('cameras'))
      .where('sittingId', '=', sittingId)
      .where('removedAt', 'is', null)
      .executeTakeFirstOrThrow()
    if (cameras >= mostCameras) throw new Refusal('too-many-cameras', `sitting ${sittingId} has ${cameras}`)
    await audit(app, tx, {
      ...{ organisationId: by.organisationId, actorId: by.personId, kind: 'hall-camera-added' },
      ...{ subject: `sitting:${sittingId}`, body: { name, address: shown } },
    })
    return await tx
      .insertInto('hallCamera')
      .values({
        ...{
          id,
          sittingId,
          name,
          address: shown,
          sealedAddress: address === null ? null : sealBytes(keyOf(app), id, Buffer.from(address)),
        },
        ...{ createdAt: app.now(), createdBy: by.personId },
        ...{ removedAt: null, trouble: null, since: null, heldBy: null, heldUntil: null },
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  })
  return asHallCamera(added)
}

/** Takes a camera off; what it recorded stays for as long as the sitting's recordings do. */
export async function removeHallCamera(
  app: App,
  by: By,
  sittingId: SittingId,
  cameraId: HallCameraId,
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const removed = await tx
      .updateTable('hallCamera')
      .set({ removedAt: app.now(), state: 'waiting' })
      .where('id', '=', cameraId)
      .where('sittingId', '=', sittingId)
      .where('removedAt', 'is', null)
      .returning('name')
      .executeTakeFirst()
    if (!removed) throw new Refusal('not-found', `no camera ${cameraId} in sitting ${sittingId}`)
    await audit(app, tx, {
      ...{ organisationId: by.organisationId, actorId: by.personId, kind: 'hall-camera-removed' },
      ...{ subject: `sitting:${sittingId}`, body: { name: removed.name } },
    })
  })
}

/** The address a camera is asked at, with name and password. */
export function openAddress(app: Pick<App, 'config'>, id: string, sealed: Buffer): string {
  return openBytes(keyOf(app), id, sealed).toString()
}

function keyOf(app: Pick<App, 'config'>) {
  return createSecretKey(secretFor(app, 'hall-camera'))
}

function withoutSecrets(address: string): string {
  const url = new URL(address)
  url.username = ''
  url.password = ''
  // Some makers put the password into the query.
  url.search = ''
  return url.href
}

function asHallCamera(
  row: Pick<HallCameraTable, 'id' | 'sittingId' | 'name' | 'address' | 'trouble' | 'since'> & {
    state: HallCamera['state']
  },
): HallCamera {
  const { id, sittingId, name, address, state, trouble, since } = row
  return { id, sittingId, name, address, state, trouble, since: since?.toISOString() ?? null }
}
