import type { AttemptId } from '@invigil/contract/ids.ts'
import type { ItemScore, Result } from '@invigil/contract/result.ts'
import type { Verdict } from '@invigil/contract/review.ts'
import type { App } from '../platform/app.ts'
import { verdictsByAttempt } from '../review/verdicts.ts'
import { scoresByAttempt, total } from './points.ts'

export interface OwnResult {
  isReleased: boolean
  releasedAt: string | null
  points: Result['points']
  max: number | null
  scores: (Omit<ItemScore, 'by'> & { isByHand: boolean })[]
  verdict: Pick<Verdict, 'verdict' | 'reason'> | null
}

/** What a candidate may see of the own result: nothing before its release. A marker's name stays inside. */
export async function ownResult(app: App, attemptId: AttemptId): Promise<OwnResult> {
  const release = await app.db
    .selectFrom('release')
    .select('releasedAt')
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  const verdict = (await verdictsByAttempt(app, [attemptId])).get(attemptId)?.at(-1)
  const shown = verdict ? { verdict: verdict.verdict, reason: verdict.reason } : null
  if (!release)
    return { isReleased: false, releasedAt: null, points: null, max: null, scores: [], verdict: shown }
  const scores = (await scoresByAttempt(app, [attemptId])).get(attemptId) ?? []
  return {
    isReleased: true,
    releasedAt: release.releasedAt.toISOString(),
    points: total(scores),
    max: scores.reduce((sum, { max }) => sum + max, 0),
    scores: scores.map(({ by, ...score }) => ({ ...score, isByHand: by !== null })),
    verdict: shown,
  }
}
