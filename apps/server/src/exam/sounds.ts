import type { BankId, FileId, OrganisationId } from '@invigil/contract/ids.ts'
import { mostSoundBytes } from '@invigil/contract/sound.ts'
import type { ReadFile } from '@invigil/formats/reading.ts'
import { soundTypeOf } from '@invigil/formats/sound-type.ts'
import type { Kysely } from 'kysely'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'
import { signedSoundUrl } from './signed-url.ts'

/** Stores a sound for the texts of an organisation; they name it as `sound:<id>`. `data` is base64. Throws `too-large`, `sound-not-readable`. */
export async function addSound(
  app: App,
  by: Actor,
  { name, data }: { name: string; data: string },
): Promise<{ fileId: FileId; url: string }> {
  const bytes = Buffer.from(data, 'base64')
  if (bytes.length > mostSoundBytes) {
    throw new Refusal('too-large', `a sound may have ${mostSoundBytes} bytes`, { bytes: mostSoundBytes })
  }
  const type = soundTypeOf(bytes)
  if (!type) throw new Refusal('sound-not-readable', 'the file is no MP3, Ogg or M4A')
  const id = newId() as FileId
  await app.files.put(soundKey(id), bytes)
  await app.db.transaction().execute(async (tx) => {
    const { organisationId, personId } = by
    const stored = { id, organisationId, name, type, bytes: bytes.length }
    await tx
      .insertInto('sound')
      .values({ ...stored, createdAt: app.now(), createdBy: personId })
      .execute()
    await audit(app, tx, {
      ...{ organisationId, actorId: personId, subject: `sound:${id}`, kind: 'sound-added' },
      body: { fileId: id, name },
    })
  })
  return { fileId: id, url: signedSoundUrl(app, id) }
}

/** The addresses of an organisation's sounds that a text, or JSON with texts in it, names, by their ids. */
export async function soundsNamed(
  app: Pick<App, 'config' | 'now'>,
  db: Kysely<Tables>,
  organisationId: OrganisationId,
  text: string,
): Promise<Record<string, string>> {
  const ids = soundIdsIn(text)
  if (ids.length === 0) return {}
  const found = await db
    .selectFrom('sound')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
  return Object.fromEntries(found.map(({ id }) => [id, signedSoundUrl(app, id)]))
}

/** The sounds of an organisation that a text, or JSON with texts in it, names, with their bytes, to be written into a file. */
export async function soundFiles(
  { db, files }: Pick<App, 'db' | 'files'>,
  organisationId: OrganisationId,
  text: string,
): Promise<ReadFile[]> {
  const ids = soundIdsIn(text)
  if (ids.length === 0) return []
  const found = await db
    .selectFrom('sound')
    .select(['id', 'name'])
    .where('organisationId', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
  return await Promise.all(
    found.map(async ({ id, name }) => ({ id, name, bytes: await files.get(soundKey(id)) })),
  )
}

/** The ids of the sounds that a text, or JSON with texts in it, names. */
export function soundIdsIn(text: string): FileId[] {
  const named = [...text.matchAll(/\(sound:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gi)]
  return [...new Set(named.map(([, id = '']) => id.toLowerCase() as FileId))]
}

/** The addresses of the thousand latest sounds beside a bank by their ids: its texts are read page by page. */
export async function latestSounds(
  app: Pick<App, 'config' | 'now'>,
  db: Kysely<Tables>,
  bankId: BankId,
): Promise<Record<string, string>> {
  const found = await db
    .selectFrom('sound')
    .innerJoin('bank', 'bank.organisationId', 'sound.organisationId')
    .select('sound.id')
    .where('bank.id', '=', bankId)
    .orderBy('sound.createdAt', 'desc')
    .orderBy('sound.id', 'desc')
    .limit(1_000)
    .execute()
  return Object.fromEntries(found.map(({ id }) => [id, signedSoundUrl(app, id)]))
}

/** Where a sound's bytes are kept. */
export function soundKey(fileId: string): string {
  return `sounds/${fileId}`
}
