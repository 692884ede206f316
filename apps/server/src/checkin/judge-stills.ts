import type { LivenessFinding, LivenessMoment } from '@invigil/contract/checkin.ts'
import type { Challenge, ChallengeRecord } from '@invigil/contract/liveness.ts'
import { type PosedFace, reachOf, restOf } from '@invigil/sensors/challenge-moves.ts'
import type { Face } from '@invigil/sensors/observation.ts'

/** A still of a challenge and the main face that the server sees in it. */
export interface SeenStill extends LivenessMoment {
  face: Face | undefined
}

/** A still is not exactly the furthest moment. */
const farEnough = 0.6

/**
 * Whether the stills show what the browser says: the challenge's own steps in their order, each beginning at rest and going
 * far enough to the asked side. `unclear` is no accusation: a person looks.
 */
export function judgeStills(
  challenge: Challenge | undefined,
  { result, evidence }: ChallengeRecord,
  stills: readonly SeenStill[],
): LivenessFinding['found'] {
  const asked = challenge?.steps.map(({ action }) => action) ?? []
  const done = evidence.map(({ action }) => action)
  if (asked.length === 0 || result !== 'passed' || asked.join() !== done.join()) return 'unclear'
  const isShown = asked.every((action, step) => {
    const [rest, furthest] = (['rest', action] as const).map((shows) =>
      posed(stills.find((still) => still.step === step && still.shows === shows)?.face),
    )
    return rest && furthest && reachOf(action, furthest, restOf([rest])) >= farEnough
  })
  return isShown ? 'agrees' : 'unclear'
}

function posed(face: Face | undefined): PosedFace | undefined {
  const { pose, gaze } = face ?? {}
  return face && pose && gaze ? { ...face, pose, gaze } : undefined
}
