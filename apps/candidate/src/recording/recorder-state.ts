import type { RecordingMode } from '@invigil/contract/policy.ts'
import type { ToKeep } from './evidence.ts'

/**
 * How recording goes. `waiting`: captured and kept here, the server does not have it yet. `degraded`: recorded, but not
 * as well as it should be. `unavailable`: nothing is recorded. None of them ever hinders answering.
 */
export interface RecorderState {
  state: 'recording' | 'waiting' | 'degraded' | 'unavailable'
  /** Why, for a sentence in the page; `none` when all is well. */
  reason:
    | 'none'
    | 'connecting'
    | 'server-cannot-store'
    | 'taken-over'
    | 'refused'
    | 'memory-only'
    | 'spool-full'
    | 'old-browser'
    | 'encoder'
  /** What the server does not have for certain yet. */
  waitingBytes: number
  waitingFrames: number
}

/** What the page tells the worker. */
export type ToRecorderWorker =
  | {
      type: 'start'
      attemptId: string
      socketUrl: string
      key: string
      clockOffsetMs: number
      /** False: the page hands over what MediaRecorder makes. */
      encodes: boolean
      shows: 'camera' | 'side'
      mode: RecordingMode
      camera: MediaSource | undefined
      microphone: MediaSource | undefined
      screen: MediaSource | undefined
    }
  | {
      type: 'event'
      track: 'camera' | 'microphone' | 'screen' | 'side'
      what: 'muted' | 'unmuted' | 'changed' | 'ended'
    }
  /** What lies between two instants of this machine's clock is evidence. */
  | ({ type: 'keep' } & ToKeep)
  /** From the fallback: MediaRecorder's next bytes (it began at `startedAt` by this machine's clock), or a JPEG still. */
  | { type: 'blob'; mime: string; bytes: ArrayBuffer; startedAt: number }
  | { type: 'still'; bytes: ArrayBuffer; width: number; height: number; takenAt: number }
  | { type: 'online' }
  | { type: 'stop'; reason: string }

/** What the worker tells the page. `codec` is undefined when this browser cannot encode pictures by itself. */
export type FromRecorderWorker =
  | { type: 'ready'; codec: string | undefined; readsTracks: boolean }
  | { type: 'state'; state: RecorderState }
  | { type: 'stopped' }

/**
 * What a worker can read frames from: the stream of a processor (Chrome), the track itself (Safari), or what the page hands
 * over through a port (Firefox), a picture each time it is asked and sound as it comes.
 */
export type MediaSource = { readable: ReadableStream } | { track: MediaStreamTrack } | { port: MessagePort }
