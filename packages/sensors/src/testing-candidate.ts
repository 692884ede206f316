import type { Challenge, ChallengeAction } from '@invigil/contract/liveness.ts'
import { type ChallengeProgress, followChallenge } from './liveness-challenge.ts'
import type { Face, FacesObservation } from './observation.ts'

/** How a pretend candidate answers a challenge. */
export interface Manner {
  /** From being asked to moving. */
  readonly afterMs?: number
  readonly framesPerSecond?: number
  /** What is done where something else was asked for. */
  readonly insteadOf?: Partial<Record<ChallengeAction, ChallengeAction | 'nothing'>>
  /** What the camera shows in place of the frame that would come, or nothing to leave it. */
  readonly cut?: (frame: Face, at: number, told: ChallengeProgress | undefined) => readonly Face[] | undefined
}

/** A face straight ahead, as the camera of a notebook sees it. */
export const faceAtRest: Face = {
  box: { left: 0.35, top: 0.25, width: 0.25, height: 0.45 },
  score: 0.9,
  presence: 1,
  pose: { yaw: 2, pitch: -5, roll: 1 },
  gaze: { h: 0.5, openness: 0.3, right: 0.31, left: 0.29 },
  mouth: 0.03,
}

/** Each action at its furthest, with what else moves along. */
export const doing: Readonly<Record<ChallengeAction, Face>> = {
  'turn-left': { ...faceAtRest, pose: { yaw: 32, pitch: -4, roll: 2 } },
  'turn-right': { ...faceAtRest, pose: { yaw: -30, pitch: -4, roll: 0 } },
  'look-left': { ...faceAtRest, gaze: { h: 0.6, openness: 0.28, right: 0.28, left: 0.28 } },
  'look-right': { ...faceAtRest, gaze: { h: 0.39, openness: 0.28, right: 0.28, left: 0.28 } },
  'close-eyes': { ...faceAtRest, gaze: { h: 0.5, openness: 0.05, right: 0.06, left: 0.04 } },
  'open-mouth': { ...faceAtRest, mouth: 0.6 },
}

/** Plays a candidate who does as told, for at most a hundred seconds; answers what was seen and the last word. */
export function perform(
  challenge: Challenge,
  { afterMs = 700, framesPerSecond = 5, insteadOf = {}, cut }: Manner = {},
): { seen: readonly FacesObservation[]; told: readonly ChallengeProgress[] } {
  const { see } = followChallenge(challenge)
  const seen: FacesObservation[] = []
  const told: ChallengeProgress[] = []
  let askedAt: number | undefined
  for (let at = 1000; at < 101_000 && !told.at(-1)?.done; at += 1000 / framesPerSecond) {
    const { says, action } = told.at(-1) ?? {}
    const isAsked = says === 'do' || says === 'hold'
    askedAt = isAsked ? (askedAt ?? at) : undefined
    const isMoving = action && askedAt !== undefined && at - askedAt >= afterMs
    const done = isMoving ? (insteadOf[action] ?? action) : 'nothing'
    const face = done === 'nothing' ? faceAtRest : doing[done]
    const observation: FacesObservation = {
      of: 'faces',
      at,
      faces: [...(cut?.(face, at, told.at(-1)) ?? [face])],
    }
    seen.push(observation)
    told.push(see(observation))
  }
  return { seen, told }
}
