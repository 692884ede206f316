import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { handedIn } from './basis.ts'
import { scoreAttempts } from './score-attempt.ts'

/**
 * Counts what the jobs have not counted yet, or what an answer came for since, so that a list never shows old points. Who asks
 * about one attempt names it: the others of a large sitting are not looked through. Nor is a sitting in which nothing came since
 * it was looked through before.
 */
export async function scoreLeftOver(app: App, sittingId: SittingId, attemptId?: AttemptId): Promise<void> {
  if (attemptId) return await scoreAttempts(app, sittingId, await behind(app, sittingId, attemptId))
  // Read before what is behind is looked for: what comes meanwhile makes it be looked for again.
  const word = await handedIn(app, sittingId)
  const counted = await app.db
    .selectFrom('countedSitting')
    .select('handedIn')
    .where('sittingId', '=', sittingId)
    .executeTakeFirst()
  if (counted?.handedIn === word) return
  await scoreAttempts(app, sittingId, await behind(app, sittingId))
  const set = { handedIn: word, countedAt: app.now() }
  await app.db
    .insertInto('countedSitting')
    .values({ sittingId, ...set })
    .onConflict((conflict) => conflict.column('sittingId').doUpdateSet(set))
    .execute()
}

async function behind(app: App, sittingId: SittingId, attemptId?: AttemptId): Promise<AttemptId[]> {
  const rows = await app.db
    .selectFrom('attempt')
    .select('attempt.id')
    .where('attempt.sittingId', '=', sittingId)
    .$if(attemptId !== undefined, (query) => query.where('attempt.id', '=', attemptId as AttemptId))
    .where('attempt.endedAt', 'is not', null)
    .where('attempt.startedAt', 'is not', null)
    .where(({ or, not, exists, selectFrom }) =>
      or([
        not(
          exists(selectFrom('score').select('score.itemId').whereRef('score.attemptId', '=', 'attempt.id')),
        ),
        exists(
          selectFrom('answer')
            .innerJoin('score', (join) =>
              join
                .onRef('score.attemptId', '=', 'answer.attemptId')
                .onRef('score.itemId', '=', 'answer.itemId'),
            )
            .select('answer.itemId')
            .whereRef('answer.attemptId', '=', 'attempt.id')
            .where((is) => is('score.answerHash', 'is distinct from', is.ref('answer.hash')))
            // Who lets a late answer count has it counted at once.
            .where((is) =>
              is.not(
                is.exists(
                  is
                    .selectFrom('lateDecision as late')
                    .select('late.itemId')
                    .whereRef('late.attemptId', '=', 'answer.attemptId')
                    .whereRef('late.itemId', '=', 'answer.itemId'),
                ),
              ),
            ),
        ),
        exists(
          selectFrom('unnamedUpload as file')
            .innerJoin('score', (join) =>
              join.onRef('score.attemptId', '=', 'file.attemptId').onRef('score.itemId', '=', 'file.itemId'),
            )
            .select('file.id')
            .whereRef('file.attemptId', '=', 'attempt.id')
            .where('score.needsMarking', '=', false),
        ),
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}
