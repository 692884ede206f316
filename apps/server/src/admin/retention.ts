import type { ErasedWhat, ErasureReason, ReceiptLine } from '@invigil/contract/deletion-receipt.ts'
import { AttemptId, type ExamId, type OrganisationId, type SittingId } from '@invigil/contract/ids.ts'
import { type AttemptRetention, type DueSitting, soonDays, warnDays } from '@invigil/contract/retention.ts'
import { z } from 'zod'
import type { PersonCaller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { asPage, readPlace } from '../platform/place-in-list.ts'
import { Refusal } from '../platform/refusal.ts'
import { findReceiptOf } from './deletion-receipt.ts'
import { type Keeping, readKeeping } from './due.ts'
import { eraseAttempt, eraseFiles } from './erase-attempt.ts'
import { holdsOver } from './legal-hold.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What becomes of the recording of an attempt. Throws `not-found`. */
export async function retentionOf(app: App, attemptId: AttemptId): Promise<AttemptRetention> {
  const [keeping] = await readKeeping(app.db, app.now(), { attemptId })
  if (!keeping) throw new Refusal('not-found', `no attempt ${attemptId}`)
  return await asRetention(app, keeping)
}

/** The same for the attempts of a sitting, by name, a page of them, and how many there are. Throws `place-unknown`. */
export async function retentionOfSitting(
  app: App,
  sittingId: SittingId,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ attempts: AttemptRetention[]; all: number; next: string | null }> {
  const place = readPlace(attemptPlace, after)
  const keepings = (await readKeeping(app.db, app.now(), { sittingId })).toSorted(byName)
  const last = place && { candidateName: place[0], attemptId: place[1] }
  const behind = last ? keepings.filter((one) => byName(one, last) > 0) : keepings
  const { page, next } = asPage(behind, limit, ({ candidateName, attemptId }) => [candidateName, attemptId])
  const attempts: AttemptRetention[] = []
  for (const keeping of page) attempts.push(await asRetention(app, keeping))
  return { attempts, all: keepings.length, next }
}

const attemptPlace = z.tuple([z.string(), AttemptId])

type Named = Pick<AttemptRetention, 'candidateName' | 'attemptId'>

function byName(one: Named, other: Named): number {
  return (
    one.candidateName.localeCompare(other.candidateName) ||
    Number(one.attemptId > other.attemptId) - Number(one.attemptId < other.attemptId)
  )
}

/** As much as a candidate is told of the own recording and files. */
export async function ownRetention(app: App, attemptId: AttemptId) {
  const { dueAt, holds, hasAny, erased, files } = await retentionOf(app, attemptId)
  return {
    ...{ dueAt, hasAny, isHeld: holds.length > 0 },
    erased: erased && { at: erased.erasedAt, number: erased.number, why: erased.why },
    filesErased: files.erased && { at: files.erased.erasedAt, number: files.erased.number },
  }
}

/** Sittings of an organisation whose recordings are erased within 30 days, or are held beyond their time. */
export async function dueSoon(app: App, organisationId: OrganisationId): Promise<DueSitting[]> {
  const before = new Date(app.now().getTime() + soonDays * dayMs)
  return bySitting(await readKeeping(app.db, app.now(), { before, organisationId }))
}

/** Of what a person may review: sittings that lose recordings within 7 days though something is undecided. */
export async function undecidedSoon(app: App, caller: PersonCaller): Promise<DueSitting[]> {
  const before = new Date(app.now().getTime() + warnDays * dayMs)
  const keepings = await readKeeping(app.db, app.now(), { before, organisationId: caller.organisationId })
  const undecided = keepings.filter(
    (keeping) => keeping.isUndecided && !keeping.isHeld && mayReview(caller, keeping),
  )
  return bySitting(undecided)
}

/**
 * Erases by hand, whatever the clock says. Throws `name-differs` unless the candidate's name was typed, and as `eraseAttempt`
 * does.
 */
export async function eraseByHand(
  app: App,
  by: PersonCaller,
  { attemptId, what, typedName, why, reason }: EraseInput,
): Promise<ReceiptLine> {
  const [keeping] = await readKeeping(app.db, app.now(), { attemptId })
  if (!keeping || plain(keeping.candidateName) !== plain(typedName))
    throw new Refusal('name-differs', `another name was typed for attempt ${attemptId}`)
  const { name } = await app.db
    .selectFrom('person')
    .select('name')
    .where('id', '=', by.personId)
    .executeTakeFirstOrThrow()
  const order = { why, by: { ...by, name }, reason }
  await (what === 'files' ? eraseFiles(app, attemptId, order) : eraseAttempt(app, attemptId, order))
  const line = await findReceiptOf(app, attemptId, what)
  if (!line) throw new Error(`the receipt of attempt ${attemptId} vanished`)
  return line
}

interface EraseInput {
  attemptId: AttemptId
  what: Exclude<ErasedWhat, 'hall'>
  typedName: string
  why: Exclude<ErasureReason, 'clock'>
  reason: string
}

/** Keyboards compose accents differently; spaces and capitals are no matter. */
function plain(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

async function asRetention(app: App, keeping: Keeping): Promise<AttemptRetention> {
  const { attemptId, candidateName, dueAt, retentionDays, hasAny, isErased, isHeld, isOver } = keeping
  const { files, areFilesErased } = keeping
  const holds = isHeld ? await holdsOver(app.db, keeping) : []
  const line = isErased ? await findReceiptOf(app, attemptId) : undefined
  const ofFiles = areFilesErased ? await findReceiptOf(app, attemptId, 'files') : undefined
  return {
    ...{ attemptId, candidateName, retentionDays, hasAny, dueAt: dueAt.toISOString() },
    holds: holds.map(({ id, of, reason, by, madeAt }) => ({ id, of, reason, by, madeAt })),
    erased: line
      ? {
          ...{ number: line.number, erasedAt: line.erasedAt, why: line.why, by: line.by },
          reason: line.reason,
        }
      : null,
    files: {
      count: files,
      erased: ofFiles ? { number: ofFiles.number, erasedAt: ofFiles.erasedAt } : null,
      mayErase: isOver && !areFilesErased && !isHeld && files > 0,
    },
    mayErase: isOver && !isErased && !isHeld && hasAny,
  }
}

function bySitting(keepings: readonly Keeping[]): DueSitting[] {
  return [...Map.groupBy(keepings, ({ sittingId }) => sittingId).values()].flatMap((ofOne) => {
    const [first] = ofOne
    if (!first) return []
    const { sittingId, sittingName, examTitle, timeZone, dueAt } = first
    return [
      {
        ...{ sittingId, sittingName, examTitle, timeZone, dueAt: dueAt.toISOString() },
        attempts: ofOne.length,
        held: ofOne.filter(({ isHeld }) => isHeld).length,
        undecided: ofOne.filter(({ isHeld, isUndecided }) => isUndecided && !isHeld).length,
      },
    ]
  })
}

function mayReview({ grants }: PersonCaller, { examId, sittingId, organisationId }: Keeping): boolean {
  const enclosing: readonly (ExamId | SittingId | OrganisationId)[] = [examId, sittingId, organisationId]
  return grants.some(
    ({ role, scopeId }) =>
      (role === 'administrator' || role === 'reviewer') && enclosing.some((id) => id === scopeId),
  )
}
