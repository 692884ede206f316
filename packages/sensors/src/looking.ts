import type { Going, Surroundings } from './camera-messages.ts'
import { lookAtFrame } from './camera-pipeline.ts'
import type { EyeLoader } from './eye-loading.ts'
import { type Eyes, type EyesState, type Looked, look, wishOf } from './eyes.ts'
import { type FaceTemplate, templateOf } from './identity.ts'
import type { Observation } from './observation.ts'
import {
  afterLooks,
  browserRhythms,
  costOf,
  dueLooks,
  type HeavyLook,
  isSettled,
  type LookName,
  type Plan,
  planLooks,
  type Rhythm,
  type Schedule,
  startSchedule,
} from './schedule.ts'
import type { View } from './view.ts'

/** Looks at one camera's frames on a candidate's machine, as much as that machine can bear. */
export interface Looking {
  /** Looks at a frame. Takes one at a time. */
  see(view: View, at: number): Promise<Seen>
  /** Milliseconds from the start of one frame to the start of the next, as things are. */
  everyMs(): number
  surround(surroundings: Surroundings): void
  /** Compares the main face with this photo from now on; where no face is in it, with none. */
  compareWith(photo: View): void
}

/** What a frame gave. `going` is there as long as faces can be seen, `trouble` in the frame from which on they cannot. */
export interface Seen {
  readonly observations: readonly Observation[]
  readonly going?: Going
  readonly trouble?: string
}

/** What to look for beside faces, how often, and the share of one core that it may take. */
export interface LookingOptions {
  readonly loader: EyeLoader
  readonly looks: readonly HeavyLook[]
  readonly framesPerSecond: number
  readonly share: number
}

/** What comes first is loaded first. */
const loadedInTurn = ['identity', 'liveness', 'things'] as const

/** What is known between two frames. */
interface Memory {
  readonly schedule: Schedule
  readonly state: EyesState
  readonly surroundings: Surroundings
  /** Looks that failed: their networks are not asked again. */
  readonly broken: ReadonlySet<LookName>
  /** A photo that waits for the networks which can describe its face. */
  readonly photo?: View
  readonly reference?: FaceTemplate
}

/** Starts to look: at the picture at once, at faces when the loader has brought them, at the rest when the machine's pace is known. */
export function startLooking(options: LookingOptions): Looking {
  const schedule = startSchedule({ faces: facesRhythm(options) })
  let memory: Memory = { schedule, state: {}, surroundings: {}, broken: new Set() }
  return {
    see: async (view, at) => {
      const eyes = eyesOf(options, memory)
      const due = dueLooks(memory.schedule, planOf(options, memory), at, (one) => canLook(eyes, one))
      const looked = await look(eyes, view, at, memory.state, { ...wishOf(due), faces: true })
      memory = after(memory, looked, at)
      const read = await readReference(eyes, memory)
      memory = { ...memory, ...read }
      const plan = planOf(options, memory)
      loadOneMore(options, memory, plan)
      const trouble = looked.failures.find((failure) => failure.look === 'faces')?.reason
      const { observations } = looked
      if (!eyes.light || trouble) return { observations, ...(trouble && { trouble }) }
      return { observations, going: goingOf(options, memory, plan) }
    },
    everyMs: () => planOf(options, memory).everyMs.faces,
    surround: (surroundings) => {
      memory = { ...memory, surroundings }
    },
    compareWith: (photo) => {
      memory = { ...memory, photo }
    },
  }
}

function facesRhythm({ framesPerSecond }: LookingOptions): Rhythm {
  return { ...browserRhythms.faces, everyMs: 1000 / framesPerSecond }
}

/** What is wished and can be had from this server. */
function offered({ looks, loader }: LookingOptions): HeavyLook[] {
  return loadedInTurn.filter((one) => looks.includes(one) && loader.isOffered(one))
}

function isLost({ loader }: LookingOptions, { broken }: Memory, one: HeavyLook): boolean {
  return broken.has(one) || loader.hasFailed(one)
}

function planOf(options: LookingOptions, memory: Memory): Plan {
  const heavy = offered(options).filter((one) => !isLost(options, memory, one))
  const rhythms = Object.fromEntries(heavy.map((one) => [one, browserRhythms[one]]))
  return planLooks(
    { ...memory.schedule, rhythms: { faces: facesRhythm(options), ...rhythms } },
    { ...memory.surroundings, share: options.share },
  )
}

function plannedOf(options: LookingOptions, { everyMs }: Plan): HeavyLook[] {
  return offered(options).filter((one) => everyMs[one] !== undefined)
}

/** One look's networks at a time, and a frame between two: compiling one holds up the frames for a moment. */
function loadOneMore(options: LookingOptions, { schedule }: Memory, plan: Plan): void {
  const missing = plannedOf(options, plan).find((one) => !options.loader.eyes()[one])
  if (missing && isSettled(schedule)) void options.loader.load([missing])
}

function eyesOf({ loader }: LookingOptions, { broken, reference }: Memory): Eyes {
  const { light, identity, liveness, things } = loader.eyes()
  return {
    ...(light && !broken.has('faces') && { light }),
    ...(identity && !broken.has('identity') && { identity }),
    ...(liveness && !broken.has('liveness') && { liveness }),
    ...(things && !broken.has('things') && { things }),
    ...(reference && { reference }),
  }
}

function canLook(eyes: Eyes, one: HeavyLook): boolean {
  return eyes[one] !== undefined && (one !== 'identity' || eyes.reference !== undefined)
}

function after(memory: Memory, { state, took, failures }: Looked, at: number): Memory {
  return {
    ...memory,
    state,
    schedule: afterLooks(memory.schedule, at, took),
    broken: new Set([...memory.broken, ...failures.map((failure) => failure.look)]),
  }
}

/** Describes the face in the photo once that can be done. A photo without one leaves nobody to compare with. */
async function readReference(
  { light, identity }: Eyes,
  { photo, broken }: Memory,
): Promise<Partial<Pick<Memory, 'photo' | 'reference' | 'broken'>>> {
  if (!photo || !light || !identity) return {}
  try {
    const { main } = await lookAtFrame(light, photo, 0, {})
    return { photo: undefined, reference: main && (await templateOf(identity, photo, main.mesh)) }
  } catch {
    return { photo: undefined, broken: new Set([...broken, 'identity' as const]) }
  }
}

function goingOf(options: LookingOptions, memory: Memory, plan: Plan): Going {
  const eyes = eyesOf(options, memory)
  const planned = plannedOf(options, plan)
  const lost = offered(options).filter((one) => isLost(options, memory, one))
  const why = plan.scarce ?? (lost.length > 0 ? 'unavailable' : undefined)
  const isComplete = isSettled(memory.schedule) && planned.every((one) => eyes[one])
  return {
    milliseconds: costOf(memory.schedule, 'faces'),
    framesPerSecond: 1000 / plan.everyMs.faces,
    looks: ['faces', ...planned.filter((one) => canLook(eyes, one))],
    missing: [...plan.leftOut, ...lost],
    ...(why && { why }),
    ...(!isComplete && { loading: options.loader.share(planned) }),
  }
}
