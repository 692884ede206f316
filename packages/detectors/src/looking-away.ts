import type { Face, FacesObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { type Centre, type Look, learnCentre } from './centre.ts'
import { detector } from './detector.ts'
import { episode, type Sight } from './watcher.ts'

const settings = z.object({
  afterSeconds: z.number().min(1).max(120).default(4).meta({ unit: 'seconds' }),
  /** Away from the candidate's own centre. The mesh saturates at 45° to 50°. */
  yawDegrees: z.number().min(10).max(45).default(25).meta({ unit: 'degrees' }),
  pitchDegrees: z.number().min(10).max(90).default(20).meta({ unit: 'degrees' }),
  noticesEyes: z.boolean().default(true),
  /** The iris between the eye's corners, 0..1; .055 told every glance aside from reading on the videos it was tried on. */
  eyeOffset: z.number().min(0.03).max(0.3).default(0.055).meta({ unit: 'share' }),
})
type Limits = z.output<typeof settings>

const learningSeconds = 3
const closedBelow = 0.14
const blinkMs = 1000
/** Beyond what the mesh can follow the face is lost; longer than this and it is face-missing's business alone. */
const lostMs = 5000
/** Someone who "looks away" steadily for so long has more likely moved the camera or the chair. */
const wrongCentreMs = 60_000
/** From here on the eyes that go against the head are eyes that stay on the screen. */
const turnedDegrees = 8

/** Head or eyes are turned away from where the candidate works. A glance, a blink or a moment of thought is shorter than its patience. */
export const lookingAway = detector({
  kind: 'looking-away',
  version: 1,
  watches: 'faces',
  severity: 'low',
  settings,
  watch: (limits) => {
    const centre = learnCentre(learningSeconds)
    const eyes = rememberEyes()
    let head: { at: number; sight: Sight } | undefined
    let awaySince: number | undefined

    return episode(limits.afterSeconds, ({ at, faces }: FacesObservation) => {
      const look = lookOf(at, faces[0], eyes)
      if (!look) return head !== undefined && at - head.at < lostMs && head.sight
      const learnt = centre.from(look)
      const sight = learnt ? sightOf(look, learnt, limits) : false
      head = sight && sight.detail?.by === 'head' ? { at, sight } : undefined
      awaySince = sight ? (awaySince ?? at) : undefined
      if (awaySince === undefined || at - awaySince < wrongCentreMs) return sight
      centre.forget()
      return false
    })
  },
})

function lookOf(at: number, face: Face | undefined, eyes: (at: number, face: Face) => number | undefined) {
  if (!face?.pose) return undefined
  const look: Look = { at, yaw: face.pose.yaw, pitch: face.pose.pitch, h: eyes(at, face) }
  return look
}

/** Closed eyes look nowhere: a blink keeps what was seen just before. */
function rememberEyes(): (at: number, face: Face) => number | undefined {
  let last: { at: number; h: number } | undefined
  return (at, { gaze }) => {
    if (gaze && gaze.openness >= closedBelow) last = { at, h: gaze.h }
    return last && at - last.at <= blinkMs ? last.h : undefined
  }
}

function sightOf(look: Look, centre: Centre, limits: Limits): Sight | false {
  const yaw = look.yaw - centre.yaw
  const pitch = look.pitch - centre.pitch
  const turn = Math.max(Math.abs(yaw) / limits.yawDegrees, Math.abs(pitch) / limits.pitchDegrees)
  if (turn > 1) {
    return {
      detail: { by: 'head', yaw: degrees(yaw), pitch: degrees(pitch) },
      confidence: 0.8,
      weight: 1 + turn,
    }
  }
  if (!limits.noticesEyes || look.h === undefined || centre.h === undefined) return false
  const offset = look.h - centre.h
  const staysOnScreen = Math.abs(yaw) >= turnedDegrees && Math.sign(yaw) !== Math.sign(offset)
  if (Math.abs(offset) <= limits.eyeOffset || staysOnScreen) return false
  return {
    detail: { by: 'eyes', offset: Math.round(Math.max(-1, Math.min(1, offset)) * 1000) / 1000 },
    confidence: 0.6,
    weight: Math.min(1, Math.abs(offset)),
  }
}

function degrees(angle: number): number {
  return Math.round(Math.max(-180, Math.min(180, angle)))
}
