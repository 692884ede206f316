import { Readable } from 'node:stream'
import { type Clip, mostClipMs } from '@invigil/contract/clip.ts'
import type { AttemptId, ClipId, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { TrackKind } from '@invigil/contract/media.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { readPart } from './clip-parts.ts'
import { theRecordingKey } from './read-track.ts'
import { localHeader, zipBytes, zipDirectory } from './zip.ts'
import '../identity/tables.ts'

/** A clip is deleted this long after it was wanted, in milliseconds. */
const keptMs = 24 * 60 * 60 * 1000

interface Wanted {
  attemptId: AttemptId
  fromAt: Date
  toAt: Date
  kinds: readonly TrackKind[]
  reason: string
}

/** Orders a clip; it is made by a job. The reason is kept in the audit. Throws `invalid-input` when the stretch is empty or too long. */
export async function orderClip(
  app: App,
  by: { personId: PersonId; organisationId: OrganisationId },
  { attemptId, fromAt, toAt, kinds, reason }: Wanted,
): Promise<Clip> {
  const lasts = toAt.getTime() - fromAt.getTime()
  if (lasts < 1 || lasts > mostClipMs)
    throw new Refusal('invalid-input', 'a clip lasts up to two hours', { fields: 'toAt' })
  const id = newId() as ClipId
  const now = app.now()
  await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('clip')
      .values({
        ...{ id, attemptId, fromAt, toAt, reason, personId: by.personId },
        ...{ state: 'waiting', progress: 0, files: '[]', kinds: JSON.stringify([...new Set(kinds)]) },
        ...{ createdAt: now, deletesAt: new Date(now.getTime() + keptMs) },
      })
      .execute()
    await audit(app, tx, {
      organisationId: by.organisationId,
      actorId: by.personId,
      kind: 'clip-exported',
      subject: `attempt:${attemptId}`,
      body: { clipId: id, fromAt: fromAt.toISOString(), toAt: toAt.toISOString(), kinds: [...kinds], reason },
    })
    await app.announce(tx, 'clip-wanted', { clipId: id })
  })
  const [clip] = (await clipsOf(app, attemptId)).filter((one) => one.id === id)
  if (!clip) throw new Error(`clip ${id} vanished`)
  return clip
}

/** The clips of an attempt that are not deleted yet, the latest first. */
export async function clipsOf(app: App, attemptId: AttemptId): Promise<Clip[]> {
  const rows = await app.db
    .selectFrom('clip')
    .leftJoin('person', 'person.id', 'clip.personId')
    .selectAll('clip')
    .select('person.name')
    .where('attemptId', '=', attemptId)
    .where('deletesAt', '>', app.now())
    .orderBy('clip.createdAt', 'desc')
    .orderBy('clip.id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, kinds: row.kinds, reason: row.reason, state: row.state, progress: row.progress },
    fromAt: row.fromAt.toISOString(),
    toAt: row.toAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    deletesAt: row.deletesAt.toISOString(),
    by: { id: row.personId, name: row.name ?? '' },
    bytes: row.state === 'ready' ? zipBytes(row.files) : null,
    ...(row.state === 'ready' ? { fileUrl: `/api/attempts/${attemptId}/clips/${row.id}/clip.zip` } : {}),
  }))
}

/** A ready clip as an archive, opened part by part while it is sent. Throws `not-found` when there is none. */
export async function archiveOf(
  app: App,
  attemptId: AttemptId,
  id: ClipId,
): Promise<{ bytes: number; stream: Readable }> {
  const key = await theRecordingKey(app, attemptId)
  const clip = await app.db
    .selectFrom('clip')
    .select(['files', 'createdAt'])
    .where('id', '=', id)
    .where('attemptId', '=', attemptId)
    .where('state', '=', 'ready')
    .where('deletesAt', '>', app.now())
    .executeTakeFirst()
  if (!clip) throw new Refusal('not-found', `no clip ${id} is ready`)
  const { files, createdAt } = clip
  async function* archive() {
    for (const file of files) {
      yield localHeader(file, createdAt)
      for (const part of file.parts) yield await readPart(app, key, part)
    }
    yield zipDirectory(files, createdAt)
  }
  return { bytes: zipBytes(files), stream: Readable.from(archive(), { objectMode: false }) }
}

/** Deletes clips that have been there for a day, and those of an attempt when one is named, with their files. */
export async function deleteClips(app: App, attemptId?: AttemptId): Promise<void> {
  const rows = await app.db
    .selectFrom('clip')
    .select(['id'])
    .$if(attemptId === undefined, (query) => query.where('deletesAt', '<=', app.now()))
    .$if(attemptId !== undefined, (query) => query.where('attemptId', '=', attemptId as AttemptId))
    .execute()
  for (const { id } of rows) {
    for (const key of await app.files.list(`clip/${id}`)) await app.files.delete(key)
    await app.db.deleteFrom('clip').where('id', '=', id).execute()
  }
}
