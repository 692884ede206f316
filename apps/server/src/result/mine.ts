import type { AttemptId, Locale } from '@invigil/contract/ids.ts'
import type { OwnResult } from '@invigil/contract/result.ts'
import type { App } from '../platform/app.ts'
import { verdictsByAttempt } from '../review/verdicts.ts'
import { feedbackHtml } from './asked.ts'
import { answeredItems, shownItem } from './detail.ts'
import { mostPoints, scoresByAttempt, total } from './points.ts'
import { isDue, laterParts, releasePartsOf } from './release-parts.ts'
import { sittingOf } from './results.ts'
import { isPractice } from './show-practice.ts'

/** What a candidate may see of the own result: nothing before its release, each part once it is due. A marker's name stays inside. */
export async function ownResult(app: App, attemptId: AttemptId, language?: Locale): Promise<OwnResult> {
  const release = await app.db
    .selectFrom('release')
    .selectAll()
    .where('attemptId', '=', attemptId)
    .executeTakeFirst()
  const verdict = (await verdictsByAttempt(app, [attemptId])).get(attemptId)?.at(-1)
  const shown = verdict ? { verdict: verdict.verdict, reason: verdict.reason } : null
  if (!release) return { ...nothingYet, verdict: shown }
  const parts = await releasePartsOf(app, await sittingOf(app, attemptId))
  const now = app.now()
  const has = {
    score: isDue(parts.score, now),
    items: isDue(parts.items, now),
    feedback: isDue(parts.feedback, now),
    answers: isDue(parts.answers, now),
    explanation: isDue(parts.explanation, now),
  }
  const scores = (await scoresByAttempt(app, [attemptId])).get(attemptId) ?? []
  const { changedAt, changedFrom, changedReason } = release
  return {
    isReleased: true,
    releasedAt: release.releasedAt.toISOString(),
    points: has.score ? total(scores) : null,
    max: has.score ? mostPoints(scores) : null,
    items:
      has.items || has.feedback || has.answers || has.explanation
        ? await itemsOf(app, attemptId, scores, { ...has, language })
        : [],
    later: laterParts(parts, now),
    changed:
      has.score && changedAt && changedFrom !== null
        ? { at: changedAt.toISOString(), from: changedFrom, reason: changedReason }
        : null,
    hasCertificate: has.score && !(await isPractice(app, attemptId)),
    verdict: shown,
  }
}

const nothingYet = {
  ...{ isReleased: false, releasedAt: null, points: null, max: null, items: [], later: [] },
  ...{ changed: null, hasCertificate: false },
}

type Scores = NonNullable<ReturnType<Awaited<ReturnType<typeof scoresByAttempt>>['get']>>

async function itemsOf(
  app: App,
  attemptId: AttemptId,
  scores: Scores,
  has: Record<'items' | 'feedback' | 'answers' | 'explanation', boolean> & { language: Locale | undefined },
): Promise<OwnResult['items']> {
  const answered = new Map((await answeredItems(app, attemptId)).map((one) => [one.item.id, one]))
  return scores
    .filter(({ kind }) => kind !== 'information')
    .map((score) => {
      const { itemId, itemNumber, kind, max, counts } = score
      const { item, body } = answered.get(itemId) ?? {}
      const { html = '', answer = [], key = [] } = item ? shownItem(app, item, body, has.language) : {}
      const isByHand = score.marking === 'done' && counts !== 'full-for-all' && counts !== 'for-nobody'
      return {
        ...{ itemId, itemNumber, kind, html, max, counts, isByHand },
        answer: has.items ? answer : null,
        points: has.items ? score.points : null,
        rule: has.items ? score.rule : null,
        params: has.items ? score.params : {},
        comment: has.feedback ? score.comment : null,
        feedback: has.explanation && item ? feedbackHtml(app, item, body, has) : null,
        key: has.answers ? key : null,
      }
    })
}
