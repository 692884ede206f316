import type { ChallengeAction } from '@invigil/contract/liveness.ts'
import type { Box, Face } from './observation.ts'
import { overlapOf, type Region } from './region.ts'

/** A face of which enough is known to follow a challenge. */
export type PosedFace = Face & Required<Pick<Face, 'pose' | 'gaze'>>

/** How a candidate's face is at rest, just before something is asked of it. */
export interface Rest {
  readonly yaw: number
  readonly h: number
  readonly openness: number
  readonly mouth: number
}

/** Degrees a head must turn. The mesh saturates near 45°, and stiff necks should not have to go there. */
const turnDegrees = 20

/** How far the iris must move, in widths of the eye: what told glances aside from the labelled centre. */
const lookOffset = 0.05

/** Closed eyes measured .04 to .07, open ones from .17 on. */
const closedOpenness = 0.12
const closedShareOfRest = 0.55

/** How much further apart the lips must be, in widths of the mouth. Talking stays below it most of the time, a yawn is twice that. */
const mouthOpening = 0.28

/** How long the furthest must be held, in milliseconds: longer than a blink, a glance or a word takes. */
export const holdMs: Readonly<Record<ChallengeAction, number>> = {
  'turn-left': 0,
  'turn-right': 0,
  'look-left': 300,
  'look-right': 300,
  'close-eyes': 700,
  'open-mouth': 200,
}

/** How far an action has gone: 0 at rest, 1 and more where it counts, below 0 the other way. */
export function reachOf(action: ChallengeAction, face: PosedFace, rest: Rest): number {
  const turned = (face.pose.yaw - rest.yaw) / turnDegrees
  switch (action) {
    // A candidate's own left is the image's right, where yaw and h grow.
    case 'turn-left':
      return turned
    case 'turn-right':
      return -turned
    case 'look-left':
      return lookedAside(face, rest, turned)
    case 'look-right':
      return -lookedAside(face, rest, turned)
    case 'close-eyes':
      return closed(face, rest)
    case 'open-mouth':
      return ((face.mouth ?? rest.mouth) - rest.mouth) / mouthOpening
  }
}

/** Eyes alone: with a turned head the iris's place says nothing. */
function lookedAside(face: PosedFace, rest: Rest, turned: number): number {
  return Math.abs(turned) > 0.75 ? 0 : (face.gaze.h - rest.h) / lookOffset
}

/** Both eyes: a wink, or one eye behind hair, is not it. */
function closed({ gaze }: PosedFace, rest: Rest): number {
  const wider = Math.max(gaze.right ?? gaze.openness, gaze.left ?? gaze.openness)
  const goal = Math.min(closedOpenness, rest.openness * closedShareOfRest)
  return (rest.openness - wider) / Math.max(rest.openness - goal, 0.01)
}

/** The medians of a few looks, so that a blink among them does not count. */
export function restOf(faces: readonly PosedFace[]): Rest {
  return {
    yaw: median(faces.map(({ pose }) => pose.yaw)),
    h: median(faces.map(({ gaze }) => gaze.h)),
    openness: median(faces.map(({ gaze }) => gaze.openness)),
    mouth: median(faces.map(({ mouth }) => mouth ?? 0)),
  }
}

/** Whether a face looks about straight ahead and keeps still. */
export function areStill(faces: readonly PosedFace[]): boolean {
  const yaws = faces.map(({ pose }) => pose.yaw)
  return (
    Math.max(...yaws.map(Math.abs)) <= 25 &&
    rangeOf(yaws) <= 10 &&
    rangeOf(faces.map(({ gaze }) => gaze.h)) <= 0.1 &&
    rangeOf(faces.map(({ mouth }) => mouth ?? 0)) <= 0.2
  )
}

/** Whether the same face can be in both boxes, less than a second apart: about where it was, and about as large. */
export function isSamePlace(one: Box, other: Box): boolean {
  const taller = Math.max(one.height, other.height) / Math.max(Math.min(one.height, other.height), 0.001)
  return taller <= 1.5 && overlapOf(asRegion(one), asRegion(other)) >= 0.2
}

function asRegion({ left, top, width, height }: Box): Region {
  return { left, top, right: left + width, bottom: top + height }
}

function rangeOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
