import type { GazeCentre } from '@invigil/contract/gaze-centre.ts'
import type { Look } from './look.ts'

/** Where somebody looks when at work; `reach` is known only where it was learnt at the check-in. */
export type Centre = Omit<Look, 'at'> & { reach?: GazeCentre['reach'] | undefined }

const leastLooks = 4
/** What a person who reads moves within; a person who looks round moves more, and nothing is learnt from that. */
const steady = { yaw: 12, pitch: 12, h: 0.08 }

/** Someone sinks into the chair or moves it a little: looks as near as this are work, and pull the centre after them. */
const near = { yaw: 10, pitch: 10, h: 0.05 }
const followsWithinMs = 120_000
/** Never further than this from what was learnt, so that nobody leads the centre away in small steps. */
const mostDrift = { yaw: 8, pitch: 8, h: 0.03, v: 0.04, openness: 0.1, right: 0.1, left: 0.1 }
/** Eyes less open than this share of the usual are a blink or a squint, and say nothing about the usual. */
const openShare = 0.7

type Measure = keyof typeof mostDrift
const placed = ['yaw', 'pitch', 'h'] as const

/**
 * Knows where a candidate looks when at work: what was learnt at the check-in, or else the medians of the first `seconds` in
 * which head and eyes were steady; then it follows slowly. Everybody sits differently and every camera hangs differently, so
 * no absolute angle says anything.
 */
export function learnCentre(
  seconds: number,
  start?: GazeCentre,
): {
  from: (look: Look) => Centre | undefined
  forget: () => void
} {
  let looks: Look[] = []
  let learnt: Centre | undefined = start
  let centre: Centre | undefined = start
  let lastAt: number | undefined
  return {
    from: (look) => {
      const elapsed = Math.max(0, Math.min(1000, look.at - (lastAt ?? look.at)))
      lastAt = look.at
      if (centre && learnt) {
        centre = followed(centre, learnt, look, elapsed / followsWithinMs)
        return centre
      }
      looks = [...looks.filter(({ at }) => at <= look.at && look.at - at < 20_000), look]
      while (isLongEnough(looks.slice(1), seconds)) looks = looks.slice(1)
      if (isLongEnough(looks, seconds) && isSteady(looks)) centre = learnt = centreOf(looks)
      return centre
    },
    forget: () => {
      looks = []
      centre = undefined
    },
  }
}

function followed(centre: Centre, learnt: Centre, look: Look, share: number): Centre {
  const isOpen = (look.openness ?? 1) > (centre.openness ?? 0) * openShare
  if (!isOpen || !isNear(centre, look)) return centre
  const next = (measure: Measure): number | undefined => {
    const [now, usual, about] = [look[measure], centre[measure], learnt[measure]]
    if (now === undefined || usual === undefined || about === undefined) return usual
    const moved = usual + (now - usual) * share
    return Math.max(about - mostDrift[measure], Math.min(about + mostDrift[measure], moved))
  }
  return {
    ...{ yaw: next('yaw') ?? centre.yaw, pitch: next('pitch') ?? centre.pitch },
    ...{ h: next('h'), v: next('v'), openness: next('openness'), right: next('right'), left: next('left') },
    reach: centre.reach,
  }
}

function isNear(centre: Centre, look: Look): boolean {
  return placed.every((measure) => {
    const [now, usual] = [look[measure], centre[measure]]
    return now === undefined || usual === undefined || Math.abs(now - usual) <= near[measure]
  })
}

function isLongEnough(looks: Look[], seconds: number): boolean {
  const first = looks.at(0)
  const last = looks.at(-1)
  return (
    first !== undefined &&
    last !== undefined &&
    looks.length >= leastLooks &&
    last.at - first.at >= seconds * 1000
  )
}

function isSteady(looks: Look[]): boolean {
  return placed.every((measure) => rangeOf(measured(looks, measure)) < steady[measure])
}

function centreOf(looks: Look[]): Centre {
  return {
    ...{ yaw: middleOf(measured(looks, 'yaw')) ?? 0, pitch: middleOf(measured(looks, 'pitch')) ?? 0 },
    ...{ h: usual(looks, 'h'), v: usual(looks, 'v'), openness: usual(looks, 'openness') },
    ...{ right: usual(looks, 'right'), left: usual(looks, 'left') },
  }
}

/** Known where at least half of the looks measured it. */
function usual(looks: Look[], measure: Measure): number | undefined {
  const values = measured(looks, measure)
  return values.length * 2 >= looks.length ? middleOf(values) : undefined
}

function measured(looks: Look[], measure: Measure): number[] {
  return looks.flatMap((look) => look[measure] ?? [])
}

/** From the tenth to the ninetieth percentile, so that one bad frame does not count. */
function rangeOf(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const cut = Math.ceil(sorted.length / 10)
  const kept = sorted.slice(cut, sorted.length - cut)
  return (kept.at(-1) ?? 0) - (kept.at(0) ?? 0)
}

function middleOf(values: number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)]
}
