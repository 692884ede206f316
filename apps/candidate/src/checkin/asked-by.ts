import type { ConsentStream } from '@invigil/contract/checkin.ts'
import { type Policy, streams, wantsSideCamera } from '@invigil/contract/policy.ts'

/** The streams that a policy asks for, the side camera last. */
export function askedBy(policy: Policy): ConsentStream[] {
  const asked: ConsentStream[] = streams.filter((stream) => policy.streams[stream] !== 'off')
  return wantsSideCamera(policy) ? [...asked, 'side'] : asked
}
