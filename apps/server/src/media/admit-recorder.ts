import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { Policy } from '@invigil/contract/policy.ts'
import '../attempt/tables.ts'
import '../exam/tables.ts'
import '../sitting/tables.ts'
import type { Incoming } from '../platform/api.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import { policyOfSitting } from '../sitting/policy.ts'
import type { RecorderRights } from './socket.ts'

/** What was still in a browser when the attempt ended is taken for this long, in milliseconds. */
const afterwardsMs = 24 * 60 * 60 * 1000

/** Lets the candidate of an attempt record what its policy wants. An earlier opening may deliver what it still holds, and no more. */
export async function admitRecorder(
  app: App,
  request: Incoming,
  attemptId: AttemptId,
): Promise<RecorderRights> {
  const access = { who: 'candidate', of: 'attempt', by: 'attemptId' } as const
  const { caller } = await app.authorise(request, access, { attemptId })
  const attempt = await app.db
    .selectFrom('attempt')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select(['attempt.opening', 'attempt.endedAt', policyOfSitting.as('policy')])
    .where('attempt.id', '=', attemptId)
    .executeTakeFirst()
  if (!attempt) throw new Refusal('not-found', `no attempt ${attemptId}`)
  refuseLate(app, attemptId, attempt.endedAt)
  return {
    kinds: kindsIn(attempt.policy),
    ...keptUnder(attempt.policy),
    mayBeLive: caller.is !== 'attempt' || caller.opening === attempt.opening,
  }
}

/** Throws `recording-gone` for an attempt that ended too long ago for anything of it to be still on its way. */
export function refuseLate(app: Pick<App, 'now'>, attemptId: AttemptId, endedAt: Date | null): void {
  if (endedAt && app.now().getTime() - endedAt.getTime() > afterwardsMs)
    throw new Refusal('recording-gone', `attempt ${attemptId} takes no recording any more`)
}

/** What a policy keeps of what a recorder of the attempt sends: all, or what it sends apart. */
export function keptUnder({ recording }: Policy): Pick<RecorderRights, 'keeps' | 'keptPart'> {
  if (recording === 'evidence') return { keeps: false, keptPart: 'all' }
  if (recording === 'stills') return { keeps: false, keptPart: 'stills' }
  return { keeps: recording === 'whole' }
}

function kindsIn({ streams }: Policy): TrackKind[] {
  return [
    ...(streams.camera === 'off' ? [] : (['camera', 'preview'] as const)),
    ...(streams.microphone === 'off' ? [] : (['microphone'] as const)),
    ...(streams.screen === 'off' ? [] : (['screen'] as const)),
  ]
}
