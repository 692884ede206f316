import type { AttemptId, RevisionId } from '@invigil/contract/ids.ts'
import type { PaperItem } from '@invigil/items/all.ts'
import type { Paper, PaperSection } from '@invigil/items/paper.ts'
import { paperMaker } from '@invigil/items/paper-for.ts'
import { type InferResult, sql } from 'kysely'
import { paperReaddressed, withSignedImages } from '../exam/signed-url.ts'
import type { App } from '../platform/app.ts'
import { microBatch } from '../platform/micro-batch.ts'
import { perApp } from '../platform/per-app.ts'
import { Refusal } from '../platform/refusal.ts'
import { remembered } from '../platform/remember.ts'

/**
 * A candidate's paper while it runs; its images have addresses that hold for a few days, since an `<img>` cannot send the
 * attempt's key. Refused unless it runs.
 */
export async function readPaper(app: App, attemptId: AttemptId): Promise<Paper> {
  const { state, revisionId, seed } = await revisionOf(app, attemptId)
  if (state !== 'running') throw new Refusal('attempt-not-running', `attempt ${attemptId} is ${state}`)
  return await makePaper(app, { revisionId, seed }, (html) => withSignedImages(app, html))
}

/** The paper of a seed, in whatever state; `readdress` gives the images in each text their addresses. */
export async function makePaper(
  app: App,
  { revisionId, seed }: { revisionId: RevisionId; seed: string },
  readdress: (html: string) => string,
): Promise<Paper> {
  const make = await makerOf(app, revisionId)
  return paperReaddressed(make(seed), readdress)
}

/** The items of a candidate's paper in its order, whatever the attempt's state. */
export async function itemsOfPaper(app: App, attemptId: AttemptId): Promise<PaperItem[]> {
  return (await sectionsOfPaper(app, attemptId)).flatMap(({ items }) => items)
}

/** The sections of a candidate's paper, whatever the attempt's state. */
export async function sectionsOfPaper(app: App, attemptId: AttemptId): Promise<PaperSection[]> {
  const { revisionId, seed } = await revisionOf(app, attemptId)
  const make = await makerOf(app, revisionId)
  return make(seed).sections
}

/** What a candidate's paper is made of, and whether they may have it. Throws `not-found`. */
export async function revisionOf(app: App, attemptId: AttemptId): Promise<PaperSource> {
  const source = await sourceOf(app)(attemptId)
  if (!source) throw new Refusal('not-found', `no attempt ${attemptId}`)
  return source
}

/** A whole hall begins in the same seconds: what is asked for together is read together. */
const sourceOf = perApp((app) => microBatch((ids: AttemptId[]) => readSources(app, ids), { inFlight: 2 }))

type PaperSource = InferResult<ReturnType<typeof sourceRows>>[number]

async function readSources(app: App, ids: readonly AttemptId[]): Promise<(PaperSource | undefined)[]> {
  const { rows } = await sql<PaperSource>`/* prepared: read-paper-sources */ ${sourceRows(app, ids)}`.execute(
    app.db,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id))
}

function sourceRows(app: App, ids: readonly AttemptId[]) {
  return app.db
    .selectFrom('attempt')
    .innerJoin('attemptRevision', 'attemptRevision.attemptId', 'attempt.id')
    .select(['attempt.id', 'attempt.state', 'attempt.seed', 'attempt.admittedAt'])
    .select('attemptRevision.revisionId')
    .where(sql<boolean>`attempt.id = any(${ids}::uuid[])`)
}

/** A revision is frozen, so its texts are rendered once for everybody who begins in the same minute. */
const makersOf = perApp(() => new Map<RevisionId, ReturnType<typeof paperMaker>>())
const mostMakers = 20

async function makerOf(app: App, revisionId: RevisionId) {
  const find = async () => {
    const { content } = await app.db
      .selectFrom('revision')
      .select('content')
      .where('id', '=', revisionId)
      .executeTakeFirstOrThrow()
    return paperMaker(content)
  }
  return await remembered(makersOf(app), revisionId, find, mostMakers)
}
