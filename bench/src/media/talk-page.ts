import type { TalkSignal } from '@invigil/contract/talk.ts'
import { type LineState, TalkLine } from '@invigil/talk/talk-line.ts'

/** What one way of a talk showed: set-up in ms, and each burst's time from the microphone to the other side's sound, in ms. */
export interface TalkReport {
  way: string
  connectedAfterMs: number
  latenciesMs: number[]
}

const burstEveryMs = 1_000
const burstHertz = 1_000

declare global {
  var measureTalk: (way: 'peer' | 'socket', bursts: number, relay: string) => Promise<TalkReport>
}

/** Both ends of a talk in one page, so that one clock measures; sound over sockets goes through two real ones. */
globalThis.measureTalk = async (way, bursts, relay) => {
  const microphone = aMicrophone()
  const [one, other] = await Promise.all([openSocket(`${relay}?to=b`), openSocket(`${relay}?to=a`)])
  const heard = Promise.withResolvers<MediaStreamTrack>()
  const startedAt = performance.now()
  let connectedAt = 0
  const proctor: TalkLine = new TalkLine({
    ...{ side: 'proctor', sound: microphone.track, picture: undefined, mostPictureBits: 0 },
    send: (signal: TalkSignal) => setTimeout(() => candidate.hear(signal)),
    sendFrame: (frame) => one.send(frame),
    onState: (state: LineState) => {
      if (state.is === 'talking' && connectedAt === 0) connectedAt = performance.now()
    },
    ...{ onRemote: () => undefined, onSide: () => undefined },
  })
  const candidate: TalkLine = new TalkLine({
    ...{ side: 'candidate', sound: undefined, picture: undefined, mostPictureBits: 0 },
    send: (signal: TalkSignal) => setTimeout(() => proctor.hear(signal)),
    sendFrame: (frame) => other.send(frame),
    onState: () => undefined,
    onRemote: (remote) => {
      const [track] = remote.getAudioTracks()
      if (track) heard.resolve(track)
    },
    onSide: () => undefined,
  })
  other.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => candidate.hearFrame(new Uint8Array(data))
  const routes = { iceServers: [], policy: 'all' } as const
  candidate.begin(routes as never)
  if (way === 'peer') proctor.begin(routes as never)
  else for (const line of [proctor, candidate]) line.hear({ is: 'carry', by: 'socket' })
  const track = await heard.promise
  while (connectedAt === 0) await later(5)
  const latenciesMs = await hearBursts(microphone, track, bursts)
  proctor.stop()
  candidate.stop()
  return { way, connectedAfterMs: connectedAt - startedAt, latenciesMs }
}

/** A microphone that is silent but for bursts. */
function aMicrophone() {
  const context = new AudioContext({ sampleRate: 48_000, latencyHint: 'interactive' })
  const tone = new OscillatorNode(context, { frequency: burstHertz })
  const loudness = new GainNode(context, { gain: 0 })
  const output = new MediaStreamAudioDestinationNode(context, { channelCount: 1 })
  tone.connect(loudness).connect(output)
  tone.start()
  const [track] = output.stream.getAudioTracks()
  if (!track) throw new Error('there is no sound to send')
  return {
    track,
    /** Answers when it begins, by `performance.now()`. */
    burst(): number {
      const at = context.currentTime + 0.05
      loudness.gain.setValueAtTime(0.8, at)
      loudness.gain.setValueAtTime(0, at + 0.1)
      return performance.now() + 50
    },
  }
}

async function hearBursts(
  microphone: ReturnType<typeof aMicrophone>,
  track: MediaStreamTrack,
  bursts: number,
): Promise<number[]> {
  const element = document.createElement('audio')
  element.srcObject = new MediaStream([track])
  await element.play()
  const context = new AudioContext({ sampleRate: 48_000, latencyHint: 'interactive' })
  const ear = new AnalyserNode(context, { fftSize: 256 })
  context.createMediaStreamSource(new MediaStream([track])).connect(ear)
  const samples = new Float32Array(ear.fftSize)
  const latencies: number[] = []
  await later(1_500)
  for (let burst = 0; burst < bursts; burst += 1) {
    const begunAt = microphone.burst()
    while (performance.now() - begunAt < burstEveryMs) {
      await later(2)
      ear.getFloatTimeDomainData(samples)
      const isHeard = samples.some((sample) => Math.abs(sample) > 0.15)
      if (isHeard && performance.now() > begunAt) {
        latencies.push(performance.now() - begunAt)
        break
      }
    }
    await later(burstEveryMs / 2)
  }
  element.pause()
  await context.close()
  return latencies
}

function openSocket(address: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address)
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => resolve(socket)
    socket.onerror = () => reject(new Error(`no socket at ${address}`))
  })
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
