/** The lanes that share a candidate's uplink. */
export const lanes = ['microphone', 'preview', 'screen', 'camera'] as const
export type Lane = (typeof lanes)[number]

/** What a lane may use; no bits: it is left out. Sound has no frames a second. */
export interface LanePlan {
  bits: number
  framesPerSecond: number
  /** A picture is no wider; as wide as it should be when left out. */
  mostWidth?: number
}

export type LanePlans = Record<Lane, LanePlan>

interface Step extends LanePlan {
  lane: Lane
}

/**
 * From nothing upwards: what comes first is given up last. A screen of few frames keeps its letters, as each frame has the same
 * bits however few they are; its text comes before the face, and sound before both. Before the camera is left out it becomes small.
 */
const ladder: readonly Step[] = [
  { lane: 'microphone', bits: 12_000, framesPerSecond: 0 },
  { lane: 'screen', bits: 40_000, framesPerSecond: 0.5 },
  { lane: 'preview', bits: 24_000, framesPerSecond: 2 },
  { lane: 'microphone', bits: 24_000, framesPerSecond: 0 },
  { lane: 'preview', bits: 40_000, framesPerSecond: 5 },
  { lane: 'screen', bits: 80_000, framesPerSecond: 1 },
  { lane: 'preview', bits: 60_000, framesPerSecond: 5 },
  { lane: 'camera', bits: 45_000, framesPerSecond: 5, mostWidth: 320 },
  { lane: 'camera', bits: 80_000, framesPerSecond: 5 },
  { lane: 'screen', bits: 200_000, framesPerSecond: 2.5 },
  { lane: 'camera', bits: 160_000, framesPerSecond: 10 },
  { lane: 'screen', bits: 400_000, framesPerSecond: 5 },
  { lane: 'camera', bits: 350_000, framesPerSecond: 15 },
]

/** Beginning a lane, or a larger size of it, costs a key frame: it must promise to last. */
const roomToBegin = 1.3
const roomToGrow = 2.5

/** What these lanes use when nothing is in short supply, in bits a second. */
export function fullBits(used: readonly Lane[]): number {
  return used.reduce((sum, lane) => sum + Math.max(...stepsOf(lane).map(({ bits }) => bits)), 0)
}

/**
 * Shares a budget out among the lanes in use, rung by rung; what is left when a rung does not fit makes the lane of that rung better,
 * or the last that can be. The floor of sound, screen and preview is never taken away.
 */
export function shareOut(budget: number, used: readonly Lane[], before?: LanePlans): LanePlans {
  const plans: LanePlans = { microphone: none, preview: none, screen: none, camera: none }
  let left = budget
  for (const { lane, ...plan } of ladder.filter((step) => used.includes(step.lane))) {
    const more = plan.bits - plans[lane].bits
    const isFloor = plans[lane].bits === 0 && (lane !== 'camera' || used.length === 1)
    if (!isFloor && more * roomFor({ ...plan, lane }, plans, before) > left) {
      if (plans[lane].bits > 0) plans[lane] = { ...plans[lane], bits: Math.round(plans[lane].bits + left) }
      break
    }
    plans[lane] = plan
    left = Math.max(0, left - more)
  }
  return plans
}

function roomFor({ lane, mostWidth }: Step, plans: LanePlans, before: LanePlans | undefined): number {
  if (before?.[lane].mostWidth !== undefined && mostWidth === undefined) return roomToGrow
  return plans[lane].bits === 0 && before?.[lane].bits === 0 ? roomToBegin : 1
}

const none: LanePlan = { bits: 0, framesPerSecond: 0 }

function stepsOf(lane: Lane): Step[] {
  return ladder.filter((step) => step.lane === lane)
}
