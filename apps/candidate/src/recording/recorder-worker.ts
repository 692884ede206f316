import { choosePictureCodec, type PictureCodec } from './codec.ts'
import type { FromRecorderWorker, RecorderState, ToRecorderWorker } from './recorder-state.ts'
import { beginRunning, endCaptures, keepEvidence, type Running, type Start } from './running.ts'
import { steadyOf } from './steady-clock.ts'
import type { UplinkState } from './uplink.ts'

const tickMs = 100
const saveMs = 500
const tellMs = 1_000
const port = globalThis as unknown as {
  postMessage(message: FromRecorderWorker): void
  addEventListener(type: 'message', hear: (event: MessageEvent<ToRecorderWorker>) => void): void
}
let running: Running | undefined
let codec: PictureCodec | undefined
// One after the other: a stop that comes while the start still opens files must wait for it.
let hearing = getReady()

port.addEventListener('message', ({ data }) => {
  hearing = hearing.then(() => hear(data)).catch(sayUnavailable)
})

async function getReady(): Promise<void> {
  codec = await choosePictureCodec().catch(() => undefined)
  const readsTracks = 'MediaStreamTrackProcessor' in globalThis
  port.postMessage({ type: 'ready', codec: codec?.codec, readsTracks })
}

async function hear(message: ToRecorderWorker): Promise<void> {
  if (message.type === 'start') await begin(message)
  else if (message.type === 'stop' && !running) port.postMessage({ type: 'stopped' })
  else if (running) tellRunning(running, message)
}

async function begin(start: Start): Promise<void> {
  running = await beginRunning(start, codec)
  running.stops.push(beat(running))
}

function sayUnavailable(): void {
  const state: RecorderState = { state: 'unavailable', reason: 'encoder', waitingBytes: 0, waitingFrames: 0 }
  port.postMessage({ type: 'state', state })
}

function tellRunning(begun: Running, message: Exclude<ToRecorderWorker, Start>): void {
  const { start, live, kept, lasting, fallback } = begun
  if (message.type === 'online') for (const delivery of [live, kept]) delivery?.uplink.hurry()
  if (message.type === 'event') {
    const writers = [...live.writers, ...(start.mode === 'stills' && kept ? kept.writers : [])]
    for (const writer of writers)
      if (writer.kind === message.track) writer.mark({ what: message.what, reason: 'device' })
  }
  if (message.type === 'blob') fallback.blob(message, lasting.spool.isFull)
  if (message.type === 'still') fallback.still(message, lasting.spool.isFull)
  if (message.type === 'keep') {
    const { fromAt, toAt, episode } = message
    keepEvidence(begun, { fromAt: steadyOf(fromAt), toAt: steadyOf(toAt), episode })
  }
  if (message.type === 'stop') void end(begun, message.reason)
}

/** Sends, saves and tells the page, a few times a second whatever the camera does. */
function beat(begun: Running): () => void {
  let savedAt = performance.now()
  let told = { words: '', at: 0 }
  let isSaved = true
  const timer = setInterval(() => {
    const now = performance.now()
    const { live, kept, governor, captures } = begun
    for (const delivery of [live, kept]) {
      delivery?.forgetUnkept()
      delivery?.uplink.beat()
    }
    governor.step(live.uplink, now)
    for (const capture of captures) capture.tick()
    if (now - savedAt > saveMs) {
      isSaved = [live, kept].every((delivery) => delivery?.save() ?? true)
      begun.evidence?.tick()
      savedAt = now
    }
    const state = stateOf(begun, isSaved)
    const words = `${state.state} ${state.reason}`
    if (words === told.words && now - told.at < tellMs) return
    told = { words, at: now }
    port.postMessage({ type: 'state', state })
  }, tickMs)
  return () => clearInterval(timer)
}

function stateOf({ lasting, link, start, isEncoderDown }: Running, isSaved: boolean): RecorderState {
  const uplinkState = link.state
  const { spool, isOnDisk } = lasting
  const waiting = { waitingBytes: spool.bytes, waitingFrames: spool.frames }
  if (isForGood(uplinkState)) return { state: 'unavailable', reason: uplinkState, ...waiting }
  if (isEncoderDown) return { state: 'degraded', reason: 'encoder', ...waiting }
  if (spool.isFull) return { state: 'degraded', reason: 'spool-full', ...waiting }
  if (uplinkState === 'cannot-store') return { state: 'waiting', reason: 'server-cannot-store', ...waiting }
  if (uplinkState === 'connecting') return { state: 'waiting', reason: 'connecting', ...waiting }
  if (!start.encodes) return { state: 'degraded', reason: 'old-browser', ...waiting }
  if (!isOnDisk || !isSaved) return { state: 'degraded', reason: 'memory-only', ...waiting }
  return { state: 'recording', reason: 'none', ...waiting }
}

/** Lets the encoders finish, marks the end, and goes on sending until the server has it all. */
async function end(begun: Running, reason: string): Promise<void> {
  await endCaptures(begun, reason)
  const isDelivered = () => begun.lasting.spool.frames === 0 && (begun.earlier?.isDelivered() ?? true)
  const isOver = () => isDelivered() || isForGood(begun.link.state)
  while (!isOver()) await new Promise((resolve) => setTimeout(resolve, tickMs))
  for (const stop of begun.stops.splice(0)) stop()
  begun.live.stop()
  begun.kept?.stop()
  running = undefined
  port.postMessage({ type: 'stopped' })
}

function isForGood(state: UplinkState): state is 'refused' | 'taken-over' {
  return state === 'refused' || state === 'taken-over'
}
