import { Counter } from 'prom-client'
import type { App } from '../app.ts'
import { perApp } from '../per-app.ts'
import type { Undecodable } from './decode.ts'
import type { Answer, Asked, FaceDescription, Looked, ToCut, ToLookAt } from './messages.ts'
import { ProcessLine, type Unavailable } from './process-line.ts'

/** What looks at pictures for every room. Nothing here throws: where it cannot look it says `unavailable`. */
export interface Vision {
  /** False where the installation runs no vision process. */
  readonly isOn: boolean
  /** Looks at a frame, in the process that remembers its thread. */
  look(toLookAt: ToLookAt): Promise<Looked | { is: 'undecodable'; why: Undecodable } | Unavailable>
  /** Says whose face is in a photo. A person waits for this: it goes before frames. */
  describeFace(jpeg: Uint8Array): Promise<FaceDescription | 'unavailable'>
  /** Cuts a part out of a recorded picture, as a JPEG. */
  cut(toCut: ToCut): Promise<Uint8Array | 'unavailable' | 'undecodable'>
  /** Lets go of what a thread left behind. */
  forget(thread: string): void
  /** How many wait or are being answered, and which share of the time (0..1) the processes worked since this was last asked. */
  load(): { waiting: number; busy: number }
  /** Networks that are not prepared on this machine, and how often a process had to be started again. */
  trouble(): { missing: readonly string[]; crashes: number }
  stop(): Promise<void>
}

const lookPatienceMs = 10_000
const personPatienceMs = 20_000

/** The processes that look at pictures, started when the first picture comes. */
export const theVision: (app: App) => Vision = perApp((app) => startVision(app, app.config.visionProcesses))

function startVision(app: App, processes: number): Vision {
  const { lines, trouble } = startLines(app, processes)
  const { lineOf, release } = bindings(lines)
  const { frames } = visionCounters(app)
  const ask = async (asked: Asked, line: ProcessLine | undefined, patienceMs: number, goesFirst: boolean) =>
    unlessFailed(app, line ? await line.ask(asked, patienceMs, goesFirst) : off)

  return {
    isOn: processes > 0,
    async look(toLookAt) {
      const answer = await ask(
        { ask: 'look', look: toLookAt },
        lineOf(toLookAt.thread),
        lookPatienceMs,
        false,
      )
      frames.inc({ outcome: 'why' in answer ? answer.why : answer.is })
      return answer.is === 'looked' || answer.is === 'undecodable' || answer.is === 'unavailable'
        ? answer
        : off
    },
    async describeFace(jpeg) {
      const answer = await ask({ ask: 'describe', jpeg }, shortest(lines), personPatienceMs, true)
      return answer.is === 'described' ? answer.face : 'unavailable'
    },
    async cut(toCut) {
      const answer = await ask({ ask: 'cut', cut: toCut }, shortest(lines), personPatienceMs, true)
      if (answer.is === 'cut') return answer.jpeg
      return answer.is === 'undecodable' ? 'undecodable' : 'unavailable'
    },
    forget(thread) {
      void release(thread)?.ask({ ask: 'forget', thread }, lookPatienceMs)
    },
    load: loadOf(lines),
    trouble,
    stop: async () => void (await Promise.all(lines.map((line) => line.stop()))),
  }
}

function startLines(app: App, processes: number) {
  const missing = new Set<string>()
  let crashes = 0
  const hears = {
    crashed(reason: string) {
      crashes += 1
      visionCounters(app).crashes.inc()
      app.log.error({ reason }, 'a vision process ended and is started again; what it remembered is lost')
    },
    missing(models: readonly string[], reason?: string) {
      for (const model of models) missing.add(model)
      app.log.warn({ models, reason }, 'networks are not there; pictures are looked at without them')
    },
  }
  const lines = Array.from({ length: processes }, () => new ProcessLine(hears, undefined, app.config.models))
  return { lines, trouble: () => ({ missing: [...missing], crashes }) }
}

function loadOf(lines: readonly ProcessLine[]): Vision['load'] {
  let askedAt = performance.now()
  return () => {
    const now = performance.now()
    const busyMs = lines.reduce((sum, line) => sum + line.takeBusyMs(), 0)
    const busy = Math.min(1, busyMs / Math.max(1, (now - askedAt) * lines.length))
    askedAt = now
    return { waiting: lines.reduce((sum, line) => sum + line.waiting, 0), busy }
  }
}

const off: Unavailable = { is: 'unavailable', why: 'stopped' }

/** A picture that cannot be looked at is our fault, and is counted as such; whoever asked goes on without. */
function unlessFailed(
  app: App,
  answer: Answer | Unavailable,
): Exclude<Answer, { is: 'failed' }> | Unavailable {
  if (answer.is !== 'failed') return answer
  app.log.error({ reason: answer.reason }, 'a picture could not be looked at')
  return { is: 'unavailable', why: 'crashed' }
}

/** A thread stays with the process that remembers it. */
function bindings(lines: readonly ProcessLine[]) {
  const lineByThread = new Map<string, ProcessLine>()
  const boundTo = (line: ProcessLine) => [...lineByThread.values()].filter((one) => one === line).length
  return {
    lineOf(thread: string): ProcessLine | undefined {
      const known = lineByThread.get(thread)
      if (known || lines.length === 0) return known
      const line = lines.toSorted((one, other) => boundTo(one) - boundTo(other))[0]
      if (line) lineByThread.set(thread, line)
      return line
    },
    release(thread: string): ProcessLine | undefined {
      const line = lineByThread.get(thread)
      lineByThread.delete(thread)
      return line
    },
  }
}

function shortest(lines: readonly ProcessLine[]): ProcessLine | undefined {
  return lines.toSorted((one, other) => one.waiting - other.waiting)[0]
}

const visionCounters = perApp((app) => {
  const registers = [app.metrics.registry]
  return {
    crashes: new Counter({
      name: 'invigil_vision_crashes_total',
      help: 'Vision processes that ended by themselves and were started again',
      registers,
    }),
    frames: new Counter({
      name: 'invigil_vision_frames_total',
      help: 'Frames the server was to look at: looked, or why not',
      labelNames: ['outcome'],
      registers,
    }),
  }
})
