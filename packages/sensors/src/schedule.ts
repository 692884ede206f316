/** What can be looked for in a frame. `faces` is the light path; the others are heavier and come less often. */
export type LookName = 'faces' | HeavyLook
export type HeavyLook = 'identity' | 'liveness' | 'things'

/** Milliseconds from one look to the next: as wished, and the most it may become before the look is left out. */
export interface Rhythm {
  readonly everyMs: number
  readonly slowestMs: number
}

/** The rhythm of each wished look; what is missing is not looked for. */
export type Rhythms = { readonly faces: Rhythm } & { readonly [Look in HeavyLook]?: Rhythm }

/** A candidate's own machine. Faces may slow to one frame in two seconds: detectors vote over the last five. */
export const browserRhythms = {
  faces: { everyMs: 500, slowestMs: 2000 },
  identity: { everyMs: 7000, slowestMs: 20_000 },
  liveness: { everyMs: 8000, slowestMs: 20_000 },
  things: { everyMs: 5000, slowestMs: 10_000 },
} as const satisfies Rhythms

/** The server, which checks what browsers claim. */
export const serverRhythms = {
  faces: { everyMs: 1000, slowestMs: 2000 },
  identity: { everyMs: 5000, slowestMs: 20_000 },
  liveness: { everyMs: 5000, slowestMs: 20_000 },
  things: { everyMs: 3000, slowestMs: 10_000 },
} as const satisfies Rhythms

/** What is remembered of the looks at one camera. */
export interface Schedule {
  readonly rhythms: Rhythms
  readonly measured: { readonly [Look in LookName]?: readonly Measured[] }
  readonly lookedAt: { readonly [Look in LookName]?: number }
}

interface Measured {
  readonly at: number
  readonly milliseconds: number
}

/** What looking may take, and what speaks for less. */
export interface Circumstances {
  /** The share of one core that looking at this camera may take. */
  readonly share: number
  /** 0..1 full. */
  readonly battery?: { readonly level: number; readonly isCharging: boolean }
  /** The machine's own word, by the Compute Pressure API. */
  readonly pressure?: 'nominal' | 'fair' | 'serious' | 'critical'
  /** While the page is hidden the machine works for another program; heavy looks become as rare as they may. */
  readonly isHidden?: boolean
}

/** Why less is looked for than was wished. */
export type Scarcity = 'slow' | 'battery' | 'pressure'

/** How often to look for what. `leftOut` names the wished looks that do not fit; `scarce` says why, where anything is left out or faces are slowed. */
export interface Plan {
  readonly everyMs: { readonly faces: number } & { readonly [Look in HeavyLook]?: number }
  readonly leftOut: readonly HeavyLook[]
  readonly scarce?: Scarcity
}

/** The looks that are due now: faces, and at most one heavy one, so that no frame waits for two. */
export interface Due {
  readonly faces: boolean
  readonly heavy?: HeavyLook
}

/** What gives way first stands first; faces slow down last and are never left out. */
const givesWay = ['things', 'liveness', 'identity'] as const satisfies readonly HeavyLook[]

/** What a heavy look costs against one of faces, for as long as it was not measured twice: measured in Chromium, one thread of WebAssembly. */
const costAgainstFaces: Readonly<Record<HeavyLook, number>> = { identity: 1.6, liveness: 0.6, things: 5 }

/** Until so many frames were looked at nothing heavy begins: the first ones are slow on every machine, and they are what a proctor waits for. */
const leastFrames = 5

const mostMeasured = 8
/** What was measured longer ago says little of the machine as it is now; what was left out gets another try. */
const measuredForMs = 120_000

/** A frame that comes a little early is taken all the same. */
const tolerance = 0.9

/** Nothing was looked at yet. */
export function startSchedule(rhythms: Rhythms): Schedule {
  return { rhythms, measured: {}, lookedAt: {} }
}

/** Milliseconds that each look cost which had its turn; undefined where there was nothing to look at, such as no face. */
export type Took = { readonly [Look in LookName]?: number | undefined }

/** Remembers looks that had their turn at `at`. */
export function afterLooks(schedule: Schedule, at: number, took: Took): Schedule {
  const isFresh = (one: Measured) => Math.abs(at - one.at) < measuredForMs
  const measured: { [Look in LookName]?: readonly Measured[] } = {}
  for (const look of ['faces', ...givesWay] as const) {
    const milliseconds = took[look]
    const newest = milliseconds === undefined ? [] : [{ at, milliseconds }]
    const kept = [...(schedule.measured[look] ?? []).filter(isFresh), ...newest]
    if (kept.length > 0) measured[look] = kept.slice(-mostMeasured)
  }
  const taken = Object.fromEntries(Object.keys(took).map((look) => [look, at]))
  return { ...schedule, measured, lookedAt: { ...schedule.lookedAt, ...taken } }
}

/**
 * What one look costs of late, in milliseconds: the mean of the last ones without the dearest, because a hiccup is not a
 * slow machine. A heavy look that was not measured twice is guessed from faces; 0 as long as nothing is known.
 */
export function costOf({ measured }: Schedule, look: LookName): number {
  const own = measured[look] ?? []
  if (own.length >= 2) return meanWithoutDearest(own.map(({ milliseconds }) => milliseconds))
  if (look === 'faces') return 0
  return costOf({ measured } as Schedule, 'faces') * costAgainstFaces[look]
}

/** Decides how often to look for what, so that all of it together takes no more than its share. */
export function planLooks(schedule: Schedule, circumstances: Circumstances): Plan {
  const wanting = wants(circumstances)
  const plan = fit(schedule, circumstances, circumstances.share * wanting.factor)
  if (plan.leftOut.length === 0 && plan.everyMs.faces <= schedule.rhythms.faces.everyMs) return plan
  const unhindered = fit(schedule, circumstances, circumstances.share)
  const isSlow = isSame(plan, unhindered)
  return { ...plan, scarce: isSlow ? 'slow' : wanting.because }
}

/** Whether enough frames were looked at to say what this machine can do, and to begin with what is heavy. */
export function isSettled({ measured }: Schedule): boolean {
  return (measured.faces?.length ?? 0) >= leastFrames
}

/**
 * What to look for in a frame that was taken at `at`, of what can be looked for just now. Heavy looks take turns: the one that
 * waits longest against its own rhythm is next.
 */
export function dueLooks(
  schedule: Schedule,
  { everyMs }: Plan,
  at: number,
  canLook: (look: HeavyLook) => boolean = () => true,
): Due {
  const faces = lateness(schedule, 'faces', everyMs.faces, at) >= tolerance
  if (!isSettled(schedule)) return { faces }
  const waiting = givesWay
    .filter(canLook)
    .flatMap((look) => {
      const every = everyMs[look]
      return every === undefined ? [] : [{ look, late: lateness(schedule, look, every, at) }]
    })
    .filter(({ late }) => late >= tolerance)
    .sort((one, other) => other.late - one.late)
  const heavy = waiting[0]?.look
  return heavy ? { faces, heavy } : { faces }
}

/** How far a look is into its interval: 1 is due. What was never looked for comes first, and so does everything once a clock was set back. */
function lateness({ lookedAt }: Schedule, look: LookName, everyMs: number, at: number): number {
  const before = lookedAt[look]
  if (before === undefined || at < before) return Number.MAX_VALUE
  return (at - before) / everyMs
}

/** Each in its turn is slowed and then left out, until the rest fits into the share. */
function fit(schedule: Schedule, { isHidden }: Circumstances, share: number): Plan {
  const { rhythms } = schedule
  const everyMs: { faces: number } & { [Look in HeavyLook]?: number } = { faces: rhythms.faces.everyMs }
  for (const look of givesWay) {
    const rhythm = rhythms[look]
    if (rhythm) everyMs[look] = isHidden ? rhythm.slowestMs : rhythm.everyMs
  }
  const leftOut: HeavyLook[] = []
  for (const look of givesWay) {
    const wished = everyMs[look]
    const rhythm = rhythms[look]
    if (wished === undefined || !rhythm) continue
    const every = affordable(schedule, everyMs, look, share)
    if (every <= wished) break
    if (every <= rhythm.slowestMs) everyMs[look] = every
    else {
      delete everyMs[look]
      leftOut.push(look)
    }
  }
  const faces = affordable(schedule, everyMs, 'faces', share)
  everyMs.faces = Math.min(rhythms.faces.slowestMs, Math.max(rhythms.faces.everyMs, faces))
  return { everyMs, leftOut }
}

/** The shortest interval at which a look fits beside the others; endless where there is no room at all. */
function affordable(
  schedule: Schedule,
  everyMs: Readonly<Partial<Record<LookName, number>>>,
  look: LookName,
  share: number,
): number {
  const others = (['faces', ...givesWay] as const).reduce((sum, other) => {
    const every = everyMs[other]
    return other === look || every === undefined ? sum : sum + costOf(schedule, other) / every
  }, 0)
  const room = share - others
  const cost = costOf(schedule, look)
  if (cost === 0) return 0
  // Whole milliseconds; what the sum of fractions leaves behind the comma is not a millisecond.
  return room > 0 ? Math.ceil(cost / room - 1e-6) : Number.POSITIVE_INFINITY
}

function wants({ battery, pressure = 'nominal' }: Circumstances): { factor: number; because: Scarcity } {
  const drained =
    battery && !battery.isCharging ? (battery.level < 0.1 ? 0.3 : battery.level < 0.25 ? 0.6 : 1) : 1
  const pressed = { nominal: 1, fair: 1, serious: 0.6, critical: 0.3 }[pressure]
  return drained < pressed
    ? { factor: drained, because: 'battery' }
    : { factor: pressed, because: 'pressure' }
}

function isSame(one: Plan, other: Plan): boolean {
  return one.leftOut.length === other.leftOut.length && one.everyMs.faces === other.everyMs.faces
}

function meanWithoutDearest(values: readonly number[]): number {
  const dearest = Math.max(...values)
  return (values.reduce((sum, value) => sum + value, 0) - dearest) / (values.length - 1)
}
