import type { AttemptId } from '@invigil/contract/ids.ts'
import type { SideJoined } from '@invigil/contract/side-camera.ts'
import { hashToken, newToken } from '../identity/token.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { policyOfSitting } from '../sitting/policy.ts'
import { changed } from './consent.ts'

/** Makes the phone that opened a link the side camera of its attempt. Refused as `link-not-valid` and `attempt-ended`. */
export async function joinSide(app: App, token: string): Promise<SideJoined> {
  const key = newToken()
  const joined = await app.db.transaction().execute(async (tx) => {
    // The condition on joined_at is what lets a link work only once, whoever else has seen the code.
    const link = await tx
      .updateTable('sideCamera')
      .set({ keyHash: hashToken(key), joinedAt: app.now(), lastHeardAt: app.now() })
      .where('tokenHash', '=', hashToken(token))
      .where('joinedAt', 'is', null)
      .where('tokenExpiresAt', '>', app.now())
      .returning(['id', 'attemptId'])
      .executeTakeFirst()
    if (!link) throw new Refusal('link-not-valid', 'the link of the side camera is not (or no longer) good')
    await tx
      .updateTable('sideCamera')
      .set({ endedAt: app.now() })
      .where('attemptId', '=', link.attemptId)
      .where('id', '!=', link.id)
      .where('endedAt', 'is', null)
      .execute()
    return await tx
      .selectFrom('attempt')
      .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
      .innerJoin('revision', 'revision.id', 'sitting.revisionId')
      .innerJoin('person', 'person.id', 'attempt.personId')
      .select([
        'attempt.id',
        'attempt.endedAt',
        'person.name',
        'revision.title',
        policyOfSitting.as('policy'),
      ])
      .where('attempt.id', '=', link.attemptId)
      .executeTakeFirstOrThrow()
  })
  const { id, endedAt, name, title, policy } = joined
  if (endedAt) throw new Refusal('attempt-ended', `attempt ${id} has ended`)
  await changed(app, id)
  app.publish(`attempt:${id}`, { type: 'side-camera' })
  const { recording, retentionDays } = policy
  return { attemptId: id as AttemptId, key, candidateName: name, examTitle: title, recording, retentionDays }
}
