import type { AttemptState } from '@invigil/contract/attempt-state.ts'
import type { AttemptId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { Selectable, Updateable } from 'kysely'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/tables.ts'
import { dueAt } from './clock.ts'
import { readClocks } from './clocks.ts'
import { sectionEndsAt } from './section-clock.ts'
import { type Mover, mayMove } from './state.ts'
import type { AttemptTable, ChangeKind } from './tables.ts'

export type Attempt = Selectable<AttemptTable>

/** Who changes an attempt and why. Only staff has a person; the policy only admits. */
export interface Cause {
  by: Mover | 'policy'
  personId: PersonId | null
  reason: string
}

export const byCandidate: Cause = { by: 'candidate', personId: null, reason: '' }
export const byClock: Cause = { by: 'clock', personId: null, reason: '' }

/** Reads an attempt and keeps everybody else from changing it until the transaction ends. Refused as not found. */
export async function lockAttempt(tx: Tx, id: AttemptId): Promise<Attempt> {
  const attempt = await tx
    .selectFrom('attempt')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!attempt) throw new Refusal('not-found', `no attempt ${id}`)
  return attempt
}

/** Moves a locked attempt to another state, as `state.ts` allows, and writes that down. */
export async function move(
  app: App,
  tx: Tx,
  attempt: Attempt,
  change: { to: AttemptState; cause: Cause; set?: Updateable<AttemptTable>; isBreak?: boolean; at?: Date },
): Promise<void> {
  const { to, cause, set, isBreak = false, at = app.now() } = change
  const isAllowed = cause.by !== 'policy' && mayMove(attempt.state, to, cause.by, isBreak)
  if (!isAllowed) throw refusalFrom(attempt, to)
  if (to === 'paused') await closeSections(app, tx, attempt.id)
  await tx
    .updateTable('attempt')
    .set({ ...set, state: to })
    .where('id', '=', attempt.id)
    .execute()
  await writeChange(app, tx, attempt, { kind: 'moved', to, cause, at })
}

/** Writes the end of each section whose time is over, before the attempt's clock is changed: the change is not for it any more. */
export async function closeSections(app: App, tx: Tx, attemptId: AttemptId): Promise<void> {
  const clock = (await readClocks(tx, [attemptId])).get(attemptId)
  for (const section of clock?.sections ?? []) {
    const closedAt = clock && sectionEndsAt(section, clock, app.now())
    if (section.closedAt || !closedAt || closedAt > app.now()) continue
    await tx
      .updateTable('attemptSection')
      .set({ closedAt })
      .where('attemptId', '=', attemptId)
      .where('sectionId', '=', section.sectionId)
      .execute()
  }
}

/** What is appended to an attempt's history. */
interface Change {
  kind: ChangeKind
  to?: AttemptState
  cause: Cause
  detail?: Record<string, string | number>
  at?: Date
}

/** Appends to the history of a locked attempt. */
export async function writeChange(app: App, tx: Tx, attempt: Attempt, change: Change): Promise<void> {
  await writeChanges(app, tx, [{ attempt, change }])
}

/** Appends to the histories of locked attempts, at most some thousands. */
export async function writeChanges(
  app: App,
  tx: Tx,
  changes: readonly { attempt: Attempt; change: Change }[],
): Promise<void> {
  const rows = changes.map(({ attempt, change }) => {
    const { kind, to = attempt.state, cause, detail = {}, at = app.now() } = change
    return {
      id: newId(app.now().getTime()),
      attemptId: attempt.id,
      at,
      fromState: attempt.state,
      toState: to,
      ...{ kind, ...cause, detail },
    }
  })
  if (rows.length > 0) await tx.insertInto('attemptChange').values(rows).execute()
}

/** Announces when the clock will end an attempt, as things stand in this transaction. */
export async function setClock(app: App, tx: Tx, attemptId: AttemptId): Promise<void> {
  await setClocks(app, tx, [attemptId])
}

/** Announces when the clock will end each of these attempts, as things stand in this transaction. */
export async function setClocks(app: App, tx: Tx, attemptIds: readonly AttemptId[]): Promise<void> {
  const due = [...(await readClocks(tx, attemptIds))].flatMap(([attemptId, clock]) => {
    const at = dueAt(clock, app.now())
    return at ? [{ body: { attemptId }, at }] : []
  })
  await app.announceAll(tx, 'attempt-clock-set', due)
}

/** Tells the candidate's screens and the wall to look again; after the commit. */
export function tellScreens(app: App, { id, sittingId }: { id: AttemptId; sittingId: SittingId }): void {
  app.publish(`attempt:${id}`, { type: 'attempt-changed', attemptId: id })
  app.publish(`sitting:${sittingId}`, { type: 'attempt-changed', attemptId: id })
}

function refusalFrom({ id, state }: Attempt, to: AttemptState): Refusal {
  const sentence = `attempt ${id} is ${state} and cannot become ${to}`
  switch (state) {
    case 'submitted':
    case 'expired':
    case 'terminated':
      return new Refusal('attempt-ended', sentence)
    default:
      return new Refusal(
        to === 'paused' || to === 'submitted' ? 'attempt-not-running' : 'wrong-state',
        sentence,
      )
  }
}
