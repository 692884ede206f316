import { type Delivery, deliverEarlier, startDelivery } from './delivery.ts'
import { FallbackTracks } from './fallback-tracks.ts'
import {
  cameraGoal,
  findPictureCodec,
  PictureEncoder,
  previewGoal,
  sideGoal,
  type Traffic,
} from './pictures.ts'
import type { FromRecorderWorker, MediaSource, RecorderState, ToRecorderWorker } from './recorder-state.ts'
import { SoundEncoder } from './sound.ts'
import { removeForgottenSpools } from './spool-folder.ts'
import { TrackWriter } from './track-writer.ts'
import type { UplinkState } from './uplink.ts'

type Start = Extract<ToRecorderWorker, { type: 'start' }>

/** Everything that runs in the worker, from start to stop. */
interface Running {
  delivery: Delivery
  writers: { camera: TrackWriter; preview: TrackWriter; microphone: TrackWriter; side: TrackWriter }
  fallback: FallbackTracks
  link: { state: UplinkState }
  reason: RecorderState['reason']
  isEncoderDown: boolean
  /** End the sources and let the encoders finish. */
  sources: (() => Promise<void>)[]
  /** End the rest, when everything is delivered. */
  stops: (() => void)[]
}

const tickMs = 100
const saveMs = 500
const tellMs = 1_000
const port = globalThis as unknown as {
  postMessage(message: FromRecorderWorker): void
  addEventListener(type: 'message', hear: (event: MessageEvent<ToRecorderWorker>) => void): void
}
let running: Running | undefined
let codec: string | undefined
// One after the other: a stop that comes while the start still opens files must wait for it.
let hearing = getReady()

port.addEventListener('message', ({ data }) => {
  hearing = hearing.then(() => hear(data)).catch(sayUnavailable)
})

async function getReady(): Promise<void> {
  codec = await findPictureCodec().catch(() => undefined)
  port.postMessage({ type: 'ready', codec, readsTracks: 'MediaStreamTrackProcessor' in globalThis })
}

async function hear(message: ToRecorderWorker): Promise<void> {
  if (message.type === 'start') running = await begin(message)
  else if (message.type === 'stop' && !running) port.postMessage({ type: 'stopped' })
  else if (running) tellRunning(running, message)
}

function sayUnavailable(): void {
  const state: RecorderState = { state: 'unavailable', reason: 'encoder', waitingBytes: 0, waitingFrames: 0 }
  port.postMessage({ type: 'state', state })
}

function tellRunning(begun: Running, message: Exclude<ToRecorderWorker, Start>): void {
  if (message.type === 'online') begun.delivery.uplink.hurry()
  if (message.type === 'event') begun.writers[message.track].mark({ what: message.what, reason: 'device' })
  if (message.type === 'blob') begun.fallback.blob(message, begun.delivery.spool.isFull)
  if (message.type === 'still') begun.fallback.still(message, begun.delivery.spool.isFull)
  if (message.type === 'stop') void end(begun, message.reason)
}

async function begin(start: Start): Promise<Running> {
  let offsetMs = start.clockOffsetMs
  const link: Running['link'] = { state: 'connecting' }
  const serverNow = () => Date.now() + offsetMs
  const options = {
    ...start,
    onClock: (measured: number) => {
      offsetMs = measured
    },
    onState: (state: UplinkState) => {
      link.state = state
    },
  }
  const delivery = await startDelivery(options)
  const writer = (kind: 'camera' | 'preview' | 'microphone' | 'side') =>
    new TrackWriter(kind, delivery.spool, serverNow)
  const writers = {
    ...{ camera: writer('camera'), preview: writer('preview') },
    ...{ microphone: writer('microphone'), side: writer('side') },
  }
  const begun: Running = {
    delivery,
    writers,
    fallback: new FallbackTracks(writers.camera, writers.preview),
    link,
    reason: start.encodes ? 'none' : 'old-browser',
    isEncoderDown: false,
    sources: [],
    stops: [],
  }
  if (start.camera && codec) begun.sources.push(encodePictures(begun, start.camera, codec, start.shows))
  if (start.microphone && typeof AudioEncoder !== 'undefined')
    begun.sources.push(encodeSound(begun, start.microphone))
  begun.stops.push(beat(begun), await deliverEarlier(options))
  void removeForgottenSpools(start.attemptId)
  return begun
}

function encodePictures(
  begun: Running,
  source: MediaSource,
  encoding: string,
  shows: 'camera' | 'side',
): () => Promise<void> {
  const fail = () => {
    begun.isEncoderDown = true
  }
  const { preview, camera, side } = begun.writers
  const encoders =
    shows === 'side'
      ? [new PictureEncoder(sideGoal, encoding, side, fail)]
      : [
          new PictureEncoder(previewGoal, encoding, preview, fail),
          new PictureEncoder(cameraGoal, encoding, camera, fail),
        ]
  const stop = readAll<VideoFrame>(source, (frame) => {
    const traffic = trafficOf(begun)
    for (const encoder of encoders) encoder.take(frame, traffic)
    begun.delivery.uplink.pump()
  })
  return async () => {
    stop()
    for (const encoder of encoders) await encoder.stop()
  }
}

function encodeSound(begun: Running, source: MediaSource): () => Promise<void> {
  const encoder = new SoundEncoder(begun.writers.microphone)
  const stop = readAll<AudioData>(source, (data) => {
    encoder.take(data, begun.delivery.spool.isFull)
    begun.delivery.uplink.pump()
  })
  return async () => {
    stop()
    await encoder.stop()
  }
}

function trafficOf({ delivery: { uplink, spool } }: Running): Traffic {
  return { ageMs: uplink.ageMs, isCatchingUp: uplink.isCatchingUp, isSpoolFull: spool.isFull }
}

/** Reads frames until the source ends; each is closed at once, or the camera would run dry. Returns what stops it. */
function readAll<Data extends { close(): void }>(
  source: MediaSource,
  take: (data: Data) => void,
): () => void {
  const reader = readableOf(source).getReader() as ReadableStreamDefaultReader<Data>
  let isStopped = false
  async function read() {
    while (!isStopped) {
      const { value, done } = await reader.read()
      if (done) return
      try {
        take(value)
      } catch {
        // One picture that cannot be encoded is one picture less.
      } finally {
        value.close()
      }
    }
  }
  void read().catch(() => undefined)
  return () => {
    isStopped = true
    void reader.cancel().catch(() => undefined)
  }
}

function readableOf(source: MediaSource): ReadableStream {
  if ('readable' in source) return source.readable
  const { MediaStreamTrackProcessor: Processor } = globalThis as unknown as {
    MediaStreamTrackProcessor: new (of: { track: MediaStreamTrack }) => { readable: ReadableStream }
  }
  return new Processor(source).readable
}

/** Sends, saves and tells the page, a few times a second whatever the camera does. */
function beat(begun: Running): () => void {
  let savedAt = performance.now()
  let isSaved = true
  let told = { words: '', at: 0 }
  const timer = setInterval(() => {
    const now = performance.now()
    begun.delivery.uplink.pump()
    if (now - savedAt >= saveMs) {
      savedAt = now
      isSaved = begun.delivery.save()
    }
    const state = stateOf(begun, isSaved)
    const words = `${state.state} ${state.reason}`
    if (words === told.words && now - told.at < tellMs) return
    told = { words, at: now }
    port.postMessage({ type: 'state', state })
  }, tickMs)
  return () => clearInterval(timer)
}

function stateOf({ delivery, link, reason, isEncoderDown }: Running, isSaved: boolean): RecorderState {
  const uplinkState = link.state
  const { spool, isOnDisk } = delivery
  const waiting = { waitingBytes: spool.bytes, waitingFrames: spool.frames }
  if (isForGood(uplinkState)) return { state: 'unavailable', reason: uplinkState, ...waiting }
  if (isEncoderDown) return { state: 'degraded', reason: 'encoder', ...waiting }
  if (spool.isFull) return { state: 'degraded', reason: 'spool-full', ...waiting }
  if (uplinkState === 'cannot-store') return { state: 'waiting', reason: 'server-cannot-store', ...waiting }
  if (uplinkState === 'connecting') return { state: 'waiting', reason: 'connecting', ...waiting }
  if (reason !== 'none') return { state: 'degraded', reason, ...waiting }
  if (!isOnDisk || !isSaved) return { state: 'degraded', reason: 'memory-only', ...waiting }
  return { state: 'recording', reason: 'none', ...waiting }
}

/** Lets the encoders finish, marks the end, and goes on sending until the server has it all. */
async function end(begun: Running, reason: string): Promise<void> {
  for (const stop of begun.sources.splice(0)) await stop()
  begun.fallback.end()
  for (const writer of Object.values(begun.writers)) writer.mark({ what: 'ended', reason })
  const isOver = () => begun.delivery.spool.frames === 0 || isForGood(begun.link.state)
  while (!isOver()) await new Promise((resolve) => setTimeout(resolve, tickMs))
  for (const stop of begun.stops.splice(0)) stop()
  begun.delivery.stop()
  running = undefined
  port.postMessage({ type: 'stopped' })
}

function isForGood(state: UplinkState): state is 'refused' | 'taken-over' {
  return state === 'refused' || state === 'taken-over'
}
