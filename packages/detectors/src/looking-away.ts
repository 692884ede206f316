import type { FacesObservation } from '@invigil/sensors/observation.ts'
import { z } from 'zod'
import { type Centre, learnCentre } from './centre.ts'
import { detector } from './detector.ts'
import { closedBelow, type Look, lookOf } from './look.ts'
import { degreesBelow } from './lowered.ts'
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
const blinkMs = 1000
/** Beyond what the mesh can follow the face is lost; longer than this and it is face-missing's business alone. */
const lostMs = 5000
/** Someone who "looks away" steadily for so long has more likely moved the camera or the chair. */
const wrongCentreMs = 60_000
/** From here on the eyes that go against the head are eyes that stay on the screen, as far as the head turned. */
const turnedDegrees = 8
/** An eyeball's radius is .4 of the eye's width: so much does the iris move for a degree. */
const sharePerDegree = 1 / 140
/** What is added to the reach that was seen at the check-in. */
const beyondReach = { yaw: 10, pitch: 10, h: 0.02 }
/** Eyes lowered so far hide where they look sideways; they are looking-down's. */
const loweredDegrees = 15

/**
 * Head or eyes are turned aside or up from where the candidate works; down is looking-down's. A glance, a blink or a moment
 * of thought is shorter than its patience.
 */
export const lookingAway = detector({
  kind: 'looking-away',
  version: 2,
  watches: 'faces',
  severity: 'low',
  settings,
  watch: (limits, start) => {
    const centre = learnCentre(learningSeconds, start)
    const eyes = rememberEyes()
    let head: { at: number; sight: Sight } | undefined
    let awaySince: number | undefined
    let lookedAt: number | undefined

    return episode(limits.afterSeconds, (seen: FacesObservation) => {
      const { at } = seen
      const seenLook = lookOf(seen)
      if (!seenLook) return head !== undefined && at - head.at < lostMs && head.sight
      const look = { ...seenLook, h: eyes(seenLook) }
      // Who was gone meanwhile has not looked away all that time.
      if (lookedAt !== undefined && Math.abs(at - lookedAt) > lostMs) awaySince = undefined
      lookedAt = at
      const usual = centre.from(look)
      const sight = usual ? sightOf(look, usual, limits) : false
      head = sight && sight.detail?.by === 'head' ? { at, sight } : undefined
      awaySince = sight ? (awaySince ?? at) : undefined
      if (awaySince === undefined || at - awaySince < wrongCentreMs) return sight
      centre.forget()
      return false
    })
  },
})

/** Closed eyes look nowhere: a blink keeps what was seen just before. */
function rememberEyes(): (look: Look) => number | undefined {
  let last: { at: number; h: number } | undefined
  return ({ at, h, openness }) => {
    if (h !== undefined && openness !== undefined && openness >= closedBelow) last = { at, h }
    return last && at - last.at <= blinkMs ? last.h : undefined
  }
}

function sightOf(look: Look, centre: Centre, limits: Limits): Sight | false {
  const yaw = look.yaw - centre.yaw
  const up = look.pitch - centre.pitch
  const yawLimit = Math.max(limits.yawDegrees, (centre.reach?.yaw ?? 0) + beyondReach.yaw)
  const upLimit = Math.max(limits.pitchDegrees, (centre.reach?.pitch ?? 0) + beyondReach.pitch)
  const turn = Math.max(Math.abs(yaw) / yawLimit, up / upLimit)
  if (turn > 1) {
    return {
      detail: { by: 'head', yaw: degrees(yaw), pitch: degrees(up) },
      confidence: 0.8,
      weight: 1 + turn,
    }
  }
  return limits.noticesEyes && sightOfEyes(look, centre, limits)
}

function sightOfEyes(look: Look, centre: Centre, limits: Limits): Sight | false {
  if (look.h === undefined || centre.h === undefined) return false
  if (degreesBelow(look, centre) > loweredDegrees) return false
  const yaw = look.yaw - centre.yaw
  const offset = look.h - centre.h
  const goesAgainstHead = Math.abs(yaw) >= turnedDegrees && Math.sign(yaw) !== Math.sign(offset)
  const limit = Math.max(limits.eyeOffset, (centre.reach?.h ?? 0) + beyondReach.h)
  if (Math.abs(offset) <= limit + (goesAgainstHead ? Math.abs(yaw) * sharePerDegree : 0)) return false
  return {
    detail: { by: 'eyes', offset: Math.round(Math.max(-1, Math.min(1, offset)) * 1000) / 1000 },
    confidence: 0.6,
    weight: Math.min(1, Math.abs(offset)),
  }
}

function degrees(angle: number): number {
  return Math.round(Math.max(-180, Math.min(180, angle)))
}
