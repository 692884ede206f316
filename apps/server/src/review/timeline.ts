import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import type { Incident } from '@invigil/contract/incident.ts'
import type { Recheck } from '@invigil/contract/monitoring.ts'
import type { Timeline } from '@invigil/contract/review.ts'
import { Signal } from '@invigil/contract/signal.ts'
import { endsAt } from '../attempt/clock.ts'
import { readClocks } from '../attempt/clocks.ts'
import { itemsOfPaper } from '../attempt/paper.ts'
import { incidentsOf } from '../incident/read.ts'
import { interventionsOf } from '../live/intervene.ts'
import { messagesOfAttempt } from '../live/message.ts'
import { recordingsWithHall } from '../media/hall/hall-of-attempt.ts'
import { rechecksByEpisode } from '../monitoring/rechecks.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { notesOf } from './note.ts'
import { verdictsByAttempt } from './verdicts.ts'

/** Everything of an attempt on one line of time, by the server's clock. Throws `not-found`. Never what was asked or answered. */
export async function timelineOf(app: App, attemptId: AttemptId): Promise<Timeline> {
  const attempt = await theAttempt(app, attemptId)
  const [states, answers, silences, span, rechecks] = await Promise.all([
    statesOf(app, attemptId),
    answersOf(app, attemptId),
    silencesOf(app, attemptId),
    spanOf(app, attemptId, attempt.createdAt),
    rechecksByEpisode(app, attemptId),
  ])
  const [signals, incidents, interventions, messages, recordings, notes, verdicts] = await Promise.all([
    signalsOf(app, attemptId, rechecks),
    incidentsOf(app, attemptId),
    interventionsOf(app, attemptId),
    messagesOfAttempt(app, attemptId),
    recordingsWithHall(app, attemptId),
    notesOf(app, attemptId),
    verdictsByAttempt(app, [attemptId]),
  ])
  const { createdAt: _created, ...about } = attempt
  return {
    ...{ attemptId, ...about, ...span, states, answers, signals, silences },
    ...{ interventions, messages, recordings, notes },
    incidents: incidents.map((incident) => withRecheck(incident, rechecks)),
    verdicts: verdicts.get(attemptId) ?? [],
  }
}

async function theAttempt(app: App, attemptId: AttemptId) {
  const attempt = await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('person', 'person.id', 'attempt.personId')
    .select(['attempt.state', 'attempt.sittingId', 'attempt.createdAt'])
    .select(['sitting.name as sittingName', 'sitting.timeZone', 'person.name as candidateName'])
    .where('attempt.id', '=', attemptId)
    .executeTakeFirst()
  if (!attempt) throw new Refusal('not-found', `no attempt ${attemptId}`)
  return attempt
}

/** From the first entry to the end, or to now while it goes on. */
async function spanOf(app: App, attemptId: AttemptId, createdAt: Date) {
  const clock = (await readClocks(app.db, [attemptId])).get(attemptId)
  const end = clock?.endedAt ?? app.now()
  const planned = clock && endsAt(clock, app.now())
  const last = clock?.endedAt || !planned ? end : new Date(Math.min(end.getTime(), planned.getTime()))
  return {
    startsAt: createdAt.toISOString(),
    endsAt: new Date(Math.max(last.getTime(), createdAt.getTime())).toISOString(),
  }
}

async function statesOf(app: App, attemptId: AttemptId): Promise<Timeline['states']> {
  const rows = await app.db
    .selectFrom('attemptChange')
    .leftJoin('person', 'person.id', 'attemptChange.personId')
    .selectAll('attemptChange')
    .select('person.name')
    .where('attemptId', '=', attemptId)
    .where('kind', '=', 'moved')
    .orderBy('at')
    .orderBy('attemptChange.id')
    .execute()
  return rows.map(({ at, fromState, toState, personId, name, reason, by }) => ({
    at: at.toISOString(),
    from: fromState,
    to: toState,
    by: personId ? { id: personId, name: name ?? '' } : null,
    reason,
    isBreak: toState === 'paused' && by === 'candidate',
  }))
}

async function answersOf(app: App, attemptId: AttemptId): Promise<Timeline['answers']> {
  const [rows, items] = await Promise.all([
    app.db
      .selectFrom('answerLog')
      .select(['receivedAt', 'itemId', 'isLate'])
      .select(({ fn, cast }) => fn<number>('length', [cast<string>('body', 'text')]).as('length'))
      .where('attemptId', '=', attemptId)
      .orderBy('receivedAt')
      .orderBy('opening')
      .orderBy('seq')
      .orderBy('journalId')
      .execute(),
    itemsOfPaper(app, attemptId),
  ])
  const numberByItem = new Map<ItemId, number>(items.map(({ id }, index) => [id, index + 1]))
  return rows.map(({ receivedAt, itemId, isLate, length }) => ({
    ...{ itemId, isLate, length },
    at: receivedAt.toISOString(),
    itemNumber: numberByItem.get(itemId) ?? 0,
  }))
}

/** The last word on any of an incident's signals. */
function withRecheck(incident: Incident, rechecks: ReadonlyMap<string, Recheck>) {
  const recheck = incident.evidence
    .flatMap((one) => (one.kind === 'signal' ? [Signal.safeParse(one.signal).data?.episode] : []))
    .map((episode) => rechecks.get(episode ?? ''))
    .findLast((one) => one !== undefined)
  return { ...incident, ...(recheck && { recheck }) }
}

async function signalsOf(
  app: App,
  attemptId: AttemptId,
  rechecks: ReadonlyMap<string, Recheck>,
): Promise<Timeline['signals']> {
  const recheckOf = (episode: string) => {
    const recheck = rechecks.get(episode)
    return recheck && { recheck }
  }
  const batches = await app.db
    .selectFrom('signalBatch')
    .select(['signals', 'clockOffsetMs', 'observedBy'])
    .where('attemptId', '=', attemptId)
    .orderBy('receivedAt')
    .orderBy('outboxId')
    .orderBy('firstSeq')
    .execute()
  return batches
    .flatMap(({ signals, clockOffsetMs, observedBy }) =>
      signals.map(({ seq: _seq, ...signal }) => ({
        ...signal,
        at: signal.at + clockOffsetMs,
        since: signal.since + clockOffsetMs,
        observedBy,
        ...recheckOf(signal.episode),
      })),
    )
    .sort((a, b) => a.since - b.since)
}

async function silencesOf(app: App, attemptId: AttemptId): Promise<Timeline['silences']> {
  const rows = await app.db
    .selectFrom('silence')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .orderBy('silence.fromAt')
    .execute()
  return rows.map(({ fromAt, toAt }) => ({ fromAt: fromAt.toISOString(), toAt: toAt?.toISOString() ?? null }))
}
