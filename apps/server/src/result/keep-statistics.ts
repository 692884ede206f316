import type { SittingId } from '@invigil/contract/ids.ts'
import type { ExamStatistics, StatisticsNow } from '@invigil/contract/statistics.ts'
import type { App } from '../platform/app.ts'
import { handedIn, marked, ruled } from './basis.ts'
import { examStatistics } from './exam-statistics.ts'

/** So few are reckoned while one waits; more by a job, which says how far it is. */
const fewAttempts = 500
/** What was reckoned lately stands also while candidates hand in and others mark: else nobody would ever see figures of a large sitting. */
const freshMs = 60_000
/** A job that says nothing for so long has died with its server. */
const silentMs = 120_000

/** The figures of a sitting as far as they are: those kept, unless something changed since; then a job reckons them anew. */
export async function statisticsNow(app: App, sittingId: SittingId): Promise<StatisticsNow> {
  const [basis, kept] = await Promise.all([basisOf(app, sittingId), keptOf(app, sittingId)])
  const figures = kept?.figures ?? null
  if (kept && isUnderWay(app, kept)) return going(figures, kept)
  if (kept && holds(app, kept, basis)) return { statistics: figures, counting: null, hasFailed: false }
  if (kept?.state === 'failed' && kept.basis === asOneWord(basis))
    return { statistics: figures, counting: null, hasFailed: true }
  if ((await attemptsOf(app, sittingId)) <= fewAttempts)
    return { statistics: await examStatistics(app, sittingId), counting: null, hasFailed: false }
  return await orderStatistics(app, sittingId)
}

/** Has the figures reckoned anew by a job; one that is under way is not begun a second time. */
export async function orderStatistics(app: App, sittingId: SittingId): Promise<StatisticsNow> {
  const orderedAt = app.now()
  await app.db.transaction().execute(async (tx) => {
    const set = { state: 'waiting', done: 0, total: 0, orderedAt } as const
    const ordered = await tx
      .insertInto('sittingStatistics')
      .values({ sittingId, ...set })
      .onConflict((conflict) =>
        conflict
          .column('sittingId')
          .doUpdateSet(set)
          .where(({ or, eb }) =>
            or([
              eb('sittingStatistics.state', '<>', 'waiting'),
              eb('sittingStatistics.orderedAt', '<', new Date(orderedAt.getTime() - silentMs)),
            ]),
          ),
      )
      .returning('sittingId')
      .executeTakeFirst()
    if (ordered) await app.announce(tx, 'statistics-ordered', { sittingId })
  })
  const kept = await keptOf(app, sittingId)
  return going(kept?.figures ?? null, kept ?? { done: 0, total: 0 })
}

/** Reckons the figures of a sitting and keeps them; doing it again reckons them anew. */
export async function countStatistics(app: App, { sittingId }: { sittingId: SittingId }): Promise<void> {
  const kept = await keptOf(app, sittingId)
  if (kept?.state !== 'waiting') return
  // Read before the points are: what comes meanwhile makes them be reckoned again.
  const basis = await basisOf(app, sittingId)
  const set = (changes: object) =>
    app.db
      .updateTable('sittingStatistics')
      .set(changes)
      .where('sittingId', '=', sittingId)
      .where('state', '=', 'waiting')
      .execute()
  try {
    const figures = await examStatistics(app, sittingId, async (done, total) => {
      await set({ done, total, orderedAt: app.now() })
    })
    await set({ state: 'ready', basis: asOneWord(basis), figures: JSON.stringify(figures) })
  } catch (error) {
    await set({ state: 'failed', basis: asOneWord(basis) })
    throw error
  }
}

/** For a file: the kept figures where nothing changed since, else those of now. */
export async function theStatistics(app: App, sittingId: SittingId): Promise<ExamStatistics> {
  const [basis, kept] = await Promise.all([basisOf(app, sittingId), keptOf(app, sittingId)])
  return kept?.figures && holds(app, kept, basis) ? kept.figures : await examStatistics(app, sittingId)
}

type Kept = NonNullable<Awaited<ReturnType<typeof keptOf>>>

function keptOf(app: App, sittingId: SittingId) {
  return app.db
    .selectFrom('sittingStatistics')
    .selectAll()
    .where('sittingId', '=', sittingId)
    .executeTakeFirst()
}

function isUnderWay(app: App, { state, orderedAt }: Kept): boolean {
  return state === 'waiting' && app.now().getTime() - orderedAt.getTime() < silentMs
}

/** A correction and the like is seen at once: only what comes one by one may wait for a minute. */
function holds(app: App, { state, figures, basis }: Kept, now: Basis): boolean {
  if (state !== 'ready' || !figures) return false
  const isFresh = app.now().getTime() - Date.parse(figures.countedAt) < freshMs
  return basis === asOneWord(now) || (isFresh && basis?.split(' ')[0] === now.ruled)
}

function going(figures: ExamStatistics | null, { done, total }: Pick<Kept, 'done' | 'total'>): StatisticsNow {
  return { statistics: figures, counting: { done, total }, hasFailed: false }
}

/** What figures are counted from: by what rules, and from what. */
interface Basis {
  ruled: string
  counted: string
}

async function basisOf(app: App, sittingId: SittingId): Promise<Basis> {
  const [rules, answers, marks] = await Promise.all([
    ruled(app, sittingId),
    handedIn(app, sittingId),
    marked(app, sittingId),
  ])
  return { ruled: rules, counted: `${answers}/${marks}` }
}

function asOneWord({ ruled: rules, counted }: Basis): string {
  return `${rules} ${counted}`
}

async function attemptsOf(app: App, sittingId: SittingId): Promise<number> {
  const { count } = await app.db
    .selectFrom('attempt')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('sittingId', '=', sittingId)
    .where('endedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}
