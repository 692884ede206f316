import type { AttemptId, ItemId, SittingId } from '@invigil/contract/ids.ts'
import type { AnswerTimes, CameAfter } from '@invigil/contract/late-answer.ts'
import { readClocks } from '../attempt/clocks.ts'
import { cameAfter, type SectionedClock } from '../attempt/section-clock.ts'
import type { App } from '../platform/app.ts'
import { ownItemsByAttempt } from './own-items.ts'
import { tellAnswer } from './tell.ts'

/** What there is to say about the time of an attempt's answers: facts, and what people decided. */
export async function answerTimes(app: App, attemptId: AttemptId): Promise<AnswerTimes> {
  const [items, clocks, late, counted, decisions] = await Promise.all([
    ownItemsByAttempt(app.db, [attemptId]),
    readClocks(app.db, [attemptId]),
    lateEntries(app, attemptId),
    app.db.selectFrom('countedAnswer').selectAll().where('attemptId', '=', attemptId).execute(),
    decisionsOf(app, attemptId),
  ])
  const clock = clocks.get(attemptId)
  const own = new Map((items.get(attemptId) ?? []).map(({ item }) => [item.id, item]))
  const countedHash = new Map(counted.map(({ itemId, hash }) => [itemId, hash]))
  return {
    decisions,
    late: late.flatMap((entry) => {
      const item = own.get(entry.itemId)
      if (!item || !clock) return []
      const { itemId, journalId, seq, writtenAt, receivedAt, hash } = entry
      const after = cameAfter(clock, itemId, receivedAt) ?? {
        ...{ what: 'attempt-ended' as const, at: clock.endedAt ?? receivedAt },
      }
      return [
        {
          ...{ itemId, journalId, seq, answer: tellAnswer(item, entry.body), cameAfter: inWords(after) },
          ...{ writtenAt: writtenAt.toISOString(), receivedAt: receivedAt.toISOString() },
          counts: countedHash.get(itemId) === hash,
        },
      ]
    }),
    afterLeaving: counted.flatMap(({ itemId, receivedAt }) => {
      const after = clock && cameAfter(clock, itemId, receivedAt)
      if (after?.what !== 'section-left') return []
      return [{ itemId, receivedAt: receivedAt.toISOString(), cameAfter: inWords(after) }]
    }),
  }
}

interface Answered {
  attemptId: AttemptId
  itemId: ItemId
  /** Of the answer that counts; null without one. */
  receivedAt: Date | null
}

/** Tells of answers of these attempts of a sitting after what they came, and whether more came late; read once for all. */
export async function timesOf(app: App, sittingId: SittingId, ids: AttemptId[]) {
  const late = await undecidedLate(app, sittingId)
  const hasLate = new Set(late.map(({ attemptId, itemId }) => `${attemptId}/${itemId}`))
  const clocks = ids.length > 0 ? await readClocks(app.db, ids) : new Map<AttemptId, SectionedClock>()
  return ({ attemptId, itemId, receivedAt }: Answered) => {
    const clock = clocks.get(attemptId)
    const after = clock && receivedAt ? cameAfter(clock, itemId, receivedAt) : null
    return { cameAfter: after && inWords(after), hasLate: hasLate.has(`${attemptId}/${itemId}`) }
  }
}

/** Questions of attempts to which something came late that nobody has decided about. */
export function undecidedLate(app: App, sittingId: SittingId) {
  return app.db
    .selectFrom('answerLog as log')
    .innerJoin('attempt', 'attempt.id', 'log.attemptId')
    .select(['log.attemptId', 'log.itemId'])
    .distinct()
    .where('attempt.sittingId', '=', sittingId)
    .where('log.isLate', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('lateDecision')
            .select('lateDecision.id')
            .whereRef('lateDecision.attemptId', '=', 'log.attemptId')
            .whereRef('lateDecision.itemId', '=', 'log.itemId')
            .whereRef('lateDecision.decidedAt', '>=', 'log.receivedAt'),
        ),
      ),
    )
    .execute()
}

/** The last late entry of each journal to each item, the earliest received first. */
async function lateEntries(app: App, attemptId: AttemptId) {
  const rows = await app.db
    .selectFrom('answerLog')
    .distinctOn(['itemId', 'journalId'])
    .select(['itemId', 'journalId', 'seq', 'body', 'hash', 'writtenAt', 'receivedAt'])
    .where('attemptId', '=', attemptId)
    .where('isLate', '=', true)
    .orderBy('itemId')
    .orderBy('journalId')
    .orderBy('seq', 'desc')
    .execute()
  return rows.sort((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime())
}

async function decisionsOf(app: App, attemptId: AttemptId): Promise<AnswerTimes['decisions']> {
  const rows = await app.db
    .selectFrom('lateDecision')
    .innerJoin('person', 'person.id', 'lateDecision.personId')
    .select(['itemId', 'journalId', 'seq', 'reason', 'decidedAt', 'person.id', 'person.name'])
    .where('attemptId', '=', attemptId)
    .orderBy('decidedAt')
    .orderBy('lateDecision.id')
    .execute()
  return rows.map(({ itemId, journalId, seq, reason, decidedAt, id, name }) => ({
    ...{ itemId, reason, by: { id, name }, decidedAt: decidedAt.toISOString() },
    entry: journalId !== null && seq !== null ? { journalId, seq } : null,
  }))
}

function inWords({ what, at }: { what: CameAfter['what']; at: Date }): CameAfter {
  return { what, at: at.toISOString() }
}
