import type { AttemptId, Locale, PersonId, SittingId } from '@invigil/contract/ids.ts'
import { type ResultFile, ResultFileId, type SmallFile } from '@invigil/contract/release.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { asPage, Milliseconds, readPlace } from '../platform/place-in-list.ts'
import { Refusal } from '../platform/refusal.ts'
import { theCertificate } from './certificate.ts'
import { fileNameOf, inFileName } from './file-name.ts'
import { inOrderOfNames } from './in-order-of-names.ts'
import { listPdf } from './list-pdf.ts'
import { certificatesPdf } from './pdf.ts'
import { resultsOf } from './results.ts'
import { addressOf, wordsOf } from './words.ts'

const keptMs = 24 * 60 * 60 * 1000

/** Orders a PDF of a sitting's results; a job makes it. */
export async function orderFile(
  app: App,
  sittingId: SittingId,
  { kind, language, personId }: { kind: ResultFile['kind']; language: Locale; personId: PersonId },
): Promise<ResultFile> {
  const id = newId() as ResultFileId
  const now = app.now()
  await app.db.transaction().execute(async (tx) => {
    const deletesAt = new Date(now.getTime() + keptMs)
    const file = {
      id,
      sittingId,
      kind,
      language,
      personId,
      state: 'waiting' as const,
      createdAt: now,
      deletesAt,
    }
    await tx.insertInto('resultFile').values(file).execute()
    await app.announce(tx, 'result-file-ordered', { fileId: id })
  })
  return { id, kind, state: 'waiting', done: 0, total: 0, createdAt: now.toISOString() }
}

/** The files of a sitting that are not deleted yet, the latest first, a page of them. Throws `place-unknown`. */
export async function filesOf(
  app: App,
  sittingId: SittingId,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ files: ResultFile[]; next: string | null }> {
  const place = readPlace(filePlace, after)
  const rows = await app.db
    .selectFrom('resultFile')
    .select(['id', 'kind', 'state', 'done', 'total', 'createdAt'])
    .where('sittingId', '=', sittingId)
    .where('deletesAt', '>', app.now())
    .$if(place !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${new Date(place?.[0] ?? 0)}, ${place?.[1]})`),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const { page, next } = asPage(rows, limit, ({ createdAt, id }) => [createdAt.getTime(), id])
  return { files: page.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })), next }
}

const filePlace = z.tuple([Milliseconds, ResultFileId])

/** A ready file. Refused as not found otherwise. */
export async function readFile(app: App, sittingId: SittingId, fileId: ResultFileId): Promise<SmallFile> {
  const file = await app.db
    .selectFrom('resultFile')
    .select(['kind', 'language'])
    .where('id', '=', fileId)
    .where('sittingId', '=', sittingId)
    .where('state', '=', 'ready')
    .where('deletesAt', '>', app.now())
    .executeTakeFirst()
  if (!file) throw new Refusal('not-found', `no file ${fileId} is ready`)
  const bytes = await app.files.get(keyOf(fileId))
  const t = wordsOf(file.language)
  const what = file.kind === 'list-pdf' ? t.results : t.certificates
  const name = await fileNameOf(app, sittingId, what, 'pdf')
  return asPdf(name, Buffer.from(bytes))
}

/** Makes an ordered file; doing it again makes it anew. */
export async function makeFile(app: App, { fileId }: { fileId: ResultFileId }): Promise<void> {
  const file = await app.db.selectFrom('resultFile').selectAll().where('id', '=', fileId).executeTakeFirst()
  if (file?.state !== 'waiting') return
  const { sittingId, kind, language } = file
  const results = await resultsOf(app, sittingId)
  const released = results.filter(({ releasedAt, points }) => releasedAt !== null && points !== null)
  const total = kind === 'list-pdf' ? results.length : released.length
  const tell = async (done: number) => {
    await app.db.updateTable('resultFile').set({ done, total }).where('id', '=', fileId).execute()
  }
  await tell(0)
  const sitting = await sittingOf(app, sittingId)
  const title = `${wordsOf(language).certificates} – ${sitting.sittingName}`
  const bytes =
    kind === 'list-pdf'
      ? await listPdf({ ...sitting, results, language, at: app.now(), tell })
      : await certificatesPdf(
          certificatesOf(
            app,
            inOrderOfNames(released, language).map(({ attemptId }) => attemptId),
            tell,
          ),
          { title, language, checkUrl: checkUrlOf(app) },
        )
  await app.files.put(keyOf(fileId), bytes)
  await app.db
    .updateTable('resultFile')
    .set({ state: 'ready', done: total, total })
    .where('id', '=', fileId)
    .execute()
}

async function* certificatesOf(app: App, ids: AttemptId[], tell: (done: number) => Promise<void>) {
  for (const [index, id] of ids.entries()) {
    // Its part may be due later than its release.
    const certificate = await theCertificate(app, id).catch((error: unknown) => {
      if (error instanceof Refusal) return undefined
      throw error
    })
    if (certificate) yield certificate
    if (index % 20 === 19) await tell(index + 1)
  }
}

/** One's own certificate. */
export async function ownCertificate(app: App, attemptId: AttemptId, language: Locale): Promise<SmallFile> {
  const certificate = await theCertificate(app, attemptId)
  const word = wordsOf(language).certificate
  const title = `${word} – ${certificate.candidateName} – ${certificate.examTitle}`
  const bytes = await certificatesPdf([certificate], { title, language, checkUrl: checkUrlOf(app) })
  const parts = [word, certificate.examTitle, certificate.number]
  return asPdf(`${parts.map(inFileName).join('_')}.pdf`, bytes)
}

/** Deletes files that have been there for a day. */
export async function deleteFiles(app: App): Promise<void> {
  const rows = await app.db
    .deleteFrom('resultFile')
    .where('deletesAt', '<=', app.now())
    .returning('id')
    .execute()
  for (const { id } of rows) await app.files.delete(keyOf(id))
}

function sittingOf(app: App, sittingId: SittingId) {
  return app.db
    .selectFrom('sitting')
    .select(['name as sittingName', 'timeZone'])
    .where('id', '=', sittingId)
    .executeTakeFirstOrThrow()
}

function keyOf(id: ResultFileId): string {
  return `result-file/${id}.pdf`
}

function asPdf(name: string, bytes: Buffer): SmallFile {
  return { name, type: 'application/pdf', base64: bytes.toString('base64') }
}

function checkUrlOf(app: App): string {
  return `${addressOf(app)}/check`
}
