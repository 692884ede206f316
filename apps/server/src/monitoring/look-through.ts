import { type Eyes, type EyesState, type Looked, look, wishOf } from '@invigil/sensors/eyes.ts'
import type { ObservationOf } from '@invigil/sensors/observation.ts'
import { type Picture, viewOf } from '@invigil/sensors/picture.ts'
import { afterLooks, dueLooks, planLooks, serverRhythms, startSchedule } from '@invigil/sensors/schedule.ts'

/** Looks at frames one after the other, each as soon as it is due, as the server does while an exam runs. */
export interface Looker {
  /** Answers nothing where no look is due yet. `at` in milliseconds. */
  see(picture: Picture, at: number): Promise<Looked | undefined>
}

/** Time is no matter here: nobody waits, so nothing is left out. */
const noLimit = Number.MAX_SAFE_INTEGER

/** Starts to look with these eyes for what is wanted; `everyFrame` looks for faces in each frame, however near they are. */
export function startLooker(
  eyes: Eyes,
  { wanted, everyFrame = false }: { wanted: ReadonlySet<ObservationOf>; everyFrame?: boolean },
): Looker {
  const { faces, ...heavy } = serverRhythms
  const isWanted = ([name]: [string, unknown]) => wanted.has(name as ObservationOf)
  let schedule = startSchedule({ faces, ...Object.fromEntries(Object.entries(heavy).filter(isWanted)) })
  let state: EyesState = {}
  return {
    async see(picture, at) {
      const due = dueLooks(schedule, planLooks(schedule, { share: noLimit }), at, (one) =>
        one === 'identity' ? eyes.reference !== undefined : true,
      )
      if (!due.faces && !due.heavy && !everyFrame) return undefined
      const looked = await look(eyes, viewOf(picture), at, state, { ...wishOf(due), faces: true })
      const failed = Object.fromEntries(looked.failures.map((failure) => [failure.look, undefined]))
      schedule = afterLooks(schedule, at, { ...failed, ...looked.took })
      state = looked.state
      return looked
    },
  }
}
