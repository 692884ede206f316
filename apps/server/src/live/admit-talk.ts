import type { AttemptId } from '@invigil/contract/ids.ts'
import type { TalkId } from '@invigil/contract/talk.ts'
import { thePersonCalling } from '../identity/caller.ts'
import type { RecorderRights } from '../media/socket.ts'
import type { Incoming } from '../platform/api.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'

/** What the proctor's browser still has of a talk is taken for this long after its end, in milliseconds. */
const afterwardsMs = 5 * 60_000

/**
 * Lets the proctor of a recorded talk record what they say in it: `/socket/talk-media/<attempt>?recorder=<talk>`. The talk's
 * id is the recorder's, so that each talk has one track and nobody else can write to it.
 */
export async function admitTalkRecorder(
  app: App,
  request: Incoming,
  attemptId: AttemptId,
): Promise<RecorderRights> {
  const access = { who: ['proctor'], of: 'attempt', by: 'attemptId' } as const
  const { personId } = thePersonCalling(await app.authorise(request, access, { attemptId }))
  const talkId = new URL(request.url, 'http://localhost').searchParams.get('recorder') ?? ''
  const talk = await app.db
    .selectFrom('talk')
    .select(['personId', 'isRecorded', 'endedAt'])
    .where('attemptId', '=', attemptId)
    .where(({ cast, eb }) => eb(cast<string>('id', 'text'), '=', talkId as TalkId))
    .executeTakeFirst()
  if (!talk || talk.personId !== personId || !talk.isRecorded)
    throw new Refusal('not-found', `no recorded talk ${talkId} of this person with attempt ${attemptId}`)
  if (talk.endedAt && app.now().getTime() - talk.endedAt.getTime() > afterwardsMs)
    throw new Refusal('recording-gone', `talk ${talkId} is over`)
  return { kinds: ['talk'], keeps: true, mayBeLive: true }
}
