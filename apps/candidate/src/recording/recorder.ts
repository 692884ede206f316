import type { RecordingMode } from '@invigil/contract/policy.ts'
import { startFallback } from './fallback.ts'
import { canHandOver, handOver } from './hand-over.ts'
import type { FromRecorderWorker, MediaSource, RecorderState, ToRecorderWorker } from './recorder-state.ts'

export interface RecorderOptions {
  attemptId: string
  /** `wss://host/socket/media/<attemptId>`, without a query. */
  socketUrl: string
  /** The attempt's key. */
  key: string
  /** The server's clock minus this machine's, in milliseconds, as far as the page knows it. */
  clockOffsetMs?: number
  /** What the camera shows: the candidate (unless told), or the place from the side, in a picture a second device can afford. */
  shows?: 'camera' | 'side'
  /** The whole screen, where the policy wants it. */
  screen?: MediaStreamTrack | undefined
  /** What is kept of what is recorded: everything (unless told), what lies around signals, stills, or nothing. */
  mode?: RecordingMode
  onState(state: RecorderState): void
}

/** A recording that runs. */
export interface Recording {
  /**
   * Keeps what lies between two instants of this machine's clock, and some seconds around, and everything until the episode is
   * over; only where evidence alone is kept.
   */
  keep(fromAt: number, toAt: number, episode?: { id: string; isOver: boolean }): void
  /** Ends the recording; the promise ends when the server has everything. Submission never waits for it. */
  stop(reason?: 'submitted' | 'left' | 'declined'): Promise<void>
}

interface Recorder {
  worker: Worker
  options: RecorderOptions
  state: RecorderState
  stops: (() => void | Promise<void>)[]
  stopped: PromiseWithResolvers<void>
}

/**
 * Records camera, microphone and screen in a worker and delivers them over one socket until the server has them durably. Never
 * throws: whatever goes wrong is a state, and the exam goes on.
 */
export function startRecorder(streams: MediaStream, options: RecorderOptions): Recording {
  const nothing = { waitingBytes: 0, waitingFrames: 0 }
  try {
    const worker = new Worker(new URL('./recorder-worker.ts', import.meta.url), { type: 'module' })
    const state: RecorderState = { state: 'waiting', reason: 'connecting', ...nothing }
    const recorder: Recorder = { worker, options, state, stops: [], stopped: Promise.withResolvers() }
    worker.onerror = () => tell(recorder, { ...recorder.state, state: 'unavailable', reason: 'encoder' })
    worker.onmessage = ({ data }: MessageEvent<FromRecorderWorker>) => hear(recorder, streams, data)
    return {
      keep: (fromAt, toAt, episode) => send(recorder, { type: 'keep', fromAt, toAt, episode }),
      stop: (reason = 'left') => stop(recorder, reason),
    }
  } catch {
    options.onState({ state: 'unavailable', reason: 'old-browser', ...nothing })
    return { keep: () => undefined, stop: async () => undefined }
  }
}

function hear(recorder: Recorder, streams: MediaStream, message: FromRecorderWorker): void {
  if (message.type === 'state') tell(recorder, message.state)
  if (message.type === 'stopped') {
    recorder.worker.terminate()
    recorder.stopped.resolve()
  }
  if (message.type !== 'ready') return
  try {
    begin(recorder, streams, message)
  } catch {
    tell(recorder, { ...recorder.state, state: 'unavailable', reason: 'old-browser' })
  }
}

function begin(
  recorder: Recorder,
  streams: MediaStream,
  { codec, readsTracks }: Extract<FromRecorderWorker, { type: 'ready' }>,
): void {
  const [camera] = streams.getVideoTracks()
  const [microphone] = streams.getAudioTracks()
  const encodes = codec !== undefined && (readsTracks || canHandOver())
  const {
    attemptId,
    socketUrl,
    key,
    clockOffsetMs = 0,
    shows = 'camera',
    mode = 'whole',
    screen,
  } = recorder.options
  const sources = {
    camera: encodes && camera ? sourceOf(recorder, camera, readsTracks) : undefined,
    microphone: encodes && microphone ? sourceOf(recorder, microphone, readsTracks) : undefined,
    screen: encodes && screen ? sourceOf(recorder, screen, readsTracks) : undefined,
  }
  const start = {
    type: 'start',
    attemptId,
    socketUrl,
    key,
    clockOffsetMs,
    shows,
    mode,
    encodes,
    ...sources,
  } as const
  send(recorder, start, Object.values(sources).flatMap(transferred))
  if (!encodes) recorder.stops.push(...fallBack(recorder, streams))
  listen(recorder, { [shows]: camera, microphone, screen })
}

function fallBack(recorder: Recorder, streams: MediaStream): (() => Promise<void>)[] {
  const startedAt = Date.now()
  const stopFallback = startFallback(streams, {
    blob: (mime, bytes) => send(recorder, { type: 'blob', mime, bytes, startedAt }, [bytes]),
    still: (bytes, width, height) =>
      send(recorder, { type: 'still', bytes, width, height, takenAt: Date.now() - startedAt }, [bytes]),
  })
  if (stopFallback) return [stopFallback]
  tell(recorder, { ...recorder.state, state: 'unavailable', reason: 'old-browser' })
  return []
}

/** Chrome has the processor in the page and lets its stream go to the worker; Safari reads the track in the worker; Firefox has neither. */
function sourceOf(recorder: Recorder, track: MediaStreamTrack, readsTracks: boolean): MediaSource {
  const own = track.clone()
  recorder.stops.push(() => own.stop())
  const { MediaStreamTrackProcessor: Processor } = globalThis as unknown as {
    MediaStreamTrackProcessor?: new (of: { track: MediaStreamTrack }) => { readable: ReadableStream }
  }
  if (Processor) return { readable: new Processor({ track: own }).readable }
  if (readsTracks) return { track: own }
  const { port1, port2 } = new MessageChannel()
  recorder.stops.push(handOver(own, port1))
  return { port: port2 }
}

function transferred(source: MediaSource | undefined): Transferable[] {
  if (!source) return []
  if ('port' in source) return [source.port]
  return ['readable' in source ? source.readable : (source.track as unknown as Transferable)]
}

function listen(
  recorder: Recorder,
  tracks: Partial<Record<'camera' | 'side' | 'microphone' | 'screen', MediaStreamTrack | undefined>>,
): void {
  const events = new AbortController()
  const { signal } = events
  for (const [name, track] of Object.entries(tracks) as [
    keyof typeof tracks,
    MediaStreamTrack | undefined,
  ][]) {
    if (!track) continue
    const note = (what: 'muted' | 'unmuted' | 'changed' | 'ended') =>
      send(recorder, { type: 'event', track: name, what })
    track.addEventListener('mute', () => note('muted'), { signal })
    track.addEventListener('unmute', () => note('unmuted'), { signal })
    track.addEventListener('ended', () => note('ended'), { signal })
    noteAnotherDevice(track, () => note('changed'), signal)
  }
  globalThis.addEventListener('online', () => send(recorder, { type: 'online' }), { signal })
  recorder.stops.push(() => events.abort())
}

/** The system's standard device may become another under the same track. */
function noteAnotherDevice(track: MediaStreamTrack, note: () => void, signal: AbortSignal): void {
  const device = () => `${track.label} ${track.getSettings().deviceId}`
  let before = device()
  const look = () => {
    const now = device()
    if (now !== before) note()
    before = now
  }
  navigator.mediaDevices?.addEventListener('devicechange', look, { signal })
}

async function stop(recorder: Recorder, reason: string): Promise<void> {
  for (const each of recorder.stops.splice(0)) await each()
  send(recorder, { type: 'stop', reason })
  await recorder.stopped.promise
}

function send(recorder: Recorder, message: ToRecorderWorker, transfer: Transferable[] = []): void {
  recorder.worker.postMessage(message, transfer)
}

function tell(recorder: Recorder, state: RecorderState): void {
  recorder.state = state
  recorder.options.onState(state)
}
