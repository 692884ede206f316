import type { GazeCentre } from '@invigil/contract/gaze-centre.ts'
import type { Face, FacesObservation } from './observation.ts'

type Look = Omit<GazeCentre, 'reach'>

const leastLooks = 6
/** Of the frames, so many must show one face with open eyes, wholly in the picture. */
const leastShare = 0.6
const leastPresence = 0.9
const mostOutside = 0.1
/** What a person who keeps looking at one place moves within, from the tenth to the ninetieth percentile. */
const steady = { yaw: 8, pitch: 8, h: 0.05 }
/** A reach beyond this is no screen any more; who looked aside on purpose gains nothing by it. */
const mostReach = { yaw: 20, pitch: 20, h: 0.12 }

/**
 * What a candidate's head and eyes are like who looks at the middle of the screen, from about three seconds of frames; with
 * `atEdges`, frames in which places near the screen's edges were looked at, also how far they go from there. Nothing where
 * the frames are too few, unsteady, or show nobody or several people: then detectors learn by themselves.
 */
export function calibrate(
  observations: readonly FacesObservation[],
  atEdges: readonly FacesObservation[] = [],
): GazeCentre | undefined {
  const looks = looksIn(observations)
  const isEnough = looks.length >= leastLooks && looks.length >= observations.length * leastShare
  if (!isEnough || !isSteady(looks)) return undefined
  const middle: Look = {
    yaw: middleOf(looks, 'yaw'),
    pitch: middleOf(looks, 'pitch'),
    h: middleOf(looks, 'h'),
    v: middleOf(looks, 'v'),
    openness: middleOf(looks, 'openness'),
    right: middleOf(looks, 'right'),
    left: middleOf(looks, 'left'),
  }
  const everywhere = [...looks, ...looksIn(atEdges)]
  const reach = {
    yaw: reachOf(everywhere, middle, 'yaw'),
    pitch: reachOf(everywhere, middle, 'pitch'),
    h: reachOf(everywhere, middle, 'h'),
  }
  return { ...middle, reach }
}

/** The frames that can be used; a blink is left out. */
function looksIn(observations: readonly FacesObservation[]): Look[] {
  const looks = observations.flatMap(({ faces }) => (faces.length === 1 ? lookOf(faces[0]) : []))
  const usual = middleOf(looks, 'openness')
  return looks.filter(({ openness }) => openness > usual * 0.6)
}

function lookOf(face: Face | undefined): Look | [] {
  if (!face?.pose || (face.presence ?? 1) < leastPresence || (face.outside ?? 0) > mostOutside) return []
  const { yaw, pitch } = face.pose
  const { h, v, openness, right, left } = face.gaze ?? {}
  if (h === undefined || v === undefined || openness === undefined) return []
  if (right === undefined || left === undefined) return []
  return { yaw, pitch, h, v, openness, right, left }
}

function isSteady(looks: readonly Look[]): boolean {
  return (['yaw', 'pitch', 'h'] as const).every((key) => {
    const values = sorted(looks.map((look) => look[key]))
    return percentile(values, 0.9) - percentile(values, 0.1) < steady[key]
  })
}

function reachOf(looks: readonly Look[], middle: Look, key: keyof typeof mostReach): number {
  const away = sorted(looks.map((look) => Math.abs(look[key] - middle[key])))
  return Math.min(mostReach[key], percentile(away, 0.9))
}

function middleOf(looks: readonly Look[], key: keyof Look): number {
  return percentile(sorted(looks.map((look) => look[key])), 0.5)
}

function sorted(values: number[]): number[] {
  return values.toSorted((one, other) => one - other)
}

/** Of sorted values; 0 of none. */
function percentile(values: readonly number[], share: number): number {
  return values[Math.floor((values.length - 1) * share)] ?? 0
}
