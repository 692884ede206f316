import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { CandidateStatus } from '@invigil/contract/live.ts'
import { noteStatus } from '../monitoring/told.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { heardOf } from './presence.ts'

const topic = 'heard'
/** Processes tell each other no more often, and so few at a time that it fits into a hint. */
const tellMs = 500
const mostTogether = 20

/** What one process tells the others of a candidate it heard of. */
interface HeardHint {
  attemptId: AttemptId
  sittingId: SittingId
  at: number
  hasHandUp: boolean
  status?: CandidateStatus
}

/** Whom this process heard of since it last told the others. */
const untold = perApp(() => new Map<AttemptId, CandidateStatus | undefined>())

/** Notes that other processes must learn that a candidate was heard of here. */
export function tellHeard(app: App, attemptId: AttemptId, status?: CandidateStatus): void {
  if (!app.processes.isAlone) untold(app).set(attemptId, status ?? untold(app).get(attemptId))
}

/** Tells other processes whom this one heard of, and learns whom they heard of; returns what ends it. */
export function hearOthers(app: App): () => void {
  if (app.processes.isAlone) return () => undefined
  const timer = setInterval(() => tell(app), tellMs)
  const deaf = app.subscribe(topic, (hint: { by?: string; heard?: HeardHint[] }) => {
    const { by, heard = [] } = hint
    if (by && by !== app.processes.me) for (const one of heard) learn(app, by, one)
  })
  return () => {
    clearInterval(timer)
    deaf()
  }
}

function tell(app: App): void {
  const hints = [...untold(app)].flatMap(([attemptId, status]): HeardHint[] => {
    const known = heardOf(app).get(attemptId)
    if (!known) return []
    const { sittingId, hasHandUp, at } = known
    return [{ attemptId, sittingId, hasHandUp, at: at.getTime(), ...(status ? { status } : {}) }]
  })
  untold(app).clear()
  for (let from = 0; from < hints.length; from += mostTogether)
    app.publish(topic, { by: app.processes.me, heard: hints.slice(from, from + mostTogether) })
}

function learn(app: App, by: string, { attemptId, sittingId, at, hasHandUp, status }: HeardHint): void {
  const known = heardOf(app).get(attemptId)
  if (known && known.at.getTime() > at) return
  noteStatus(app, attemptId, status, false)
  heardOf(app).set(attemptId, {
    ...{ sittingId, by, hasHandUp, at: new Date(at), told: 'here' },
    status: status ?? known?.status ?? null,
  })
  const isNews = status !== undefined || known?.told !== 'here' || known.hasHandUp !== hasHandUp
  if (isNews) app.publishHere(`sitting:${sittingId}`, { type: 'heard', attemptId })
}
