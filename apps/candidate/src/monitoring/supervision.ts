import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { GazeCentre } from '@invigil/contract/gaze-centre.ts'
import type { CandidateStatus } from '@invigil/contract/live.ts'
import { streams as kinds, type RecordingMode, type Stream } from '@invigil/contract/policy.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { offeredNetworks } from '@invigil/sensors/offered-networks.ts'
import { client } from '../api.ts'
import { thisStore } from '../store/this-store.ts'
import type { Streams } from '../streams/streams.ts'
import { Outbox } from './outbox.ts'
import { startWatching } from './watch.ts'

export type SupervisionStatus = Pick<
  CandidateStatus,
  'camera' | 'microphone' | 'screen' | 'recording' | 'sensors'
>

/** What records, as the page hands it over; see `startRecorder`. */
export type StartRecorder = (
  media: MediaStream,
  options: {
    attemptId: string
    socketUrl: string
    key: string
    clockOffsetMs: number
    screen: MediaStreamTrack | undefined
    mode: RecordingMode
    onState: (state: { state: CandidateStatus['recording'] }) => void
  },
) => {
  keep(fromAt: number, toAt: number, episode?: { id: string; isOver: boolean }): void
  stop(reason: Leaving): Promise<void>
}

/** Why supervision ends: the exam here is over, or it begins anew with a stream that came back. */
type Leaving = 'submitted' | 'left'

interface SupervisionOptions {
  attempt: AttemptView
  attemptKey: string
  clockOffset: number
  streams: Streams
  record: StartRecorder
  /** What the candidate agreed to and the policy uses, once that is known. */
  onAgreed: (streams: readonly Stream[]) => void
}

/**
 * Watches and records one running attempt, as its policy and the candidate's consent say. It never throws and never
 * waits for the exam, nor the exam for it. `onStatus` hears how it goes. Returns what ends it.
 */
export function supervise(
  options: SupervisionOptions,
  onStatus: (status: Partial<SupervisionStatus>) => void,
): (reason: Leaving) => void {
  const stops: ((reason: Leaving) => void)[] = []
  let isOver: Leaving | undefined
  const ending = new AbortController()
  void begin(options, onStatus, ending.signal).then(
    (begun) => {
      if (isOver) for (const stop of begun) stop(isOver)
      else stops.push(...begun)
    },
    (error: unknown) => {
      console.warn('supervision', error)
      onStatus({ sensors: 'unavailable' })
    },
  )
  return (reason) => {
    isOver = reason
    ending.abort()
    for (const stop of stops.splice(0)) stop(reason)
  }
}

async function begin(
  options: SupervisionOptions,
  onStatus: (status: Partial<SupervisionStatus>) => void,
  ending: AbortSignal,
): Promise<((reason: Leaving) => void)[]> {
  const { attempt, attemptKey, streams } = options
  const offering = offeredNetworks(new URL('/models/', window.location.href).href)
  const { agreed, centre } = await insist(() => whatWasAgreed(attempt, attemptKey), ending)
  await reopen(streams, agreed, ending)
  if (ending.aborted) return []
  options.onAgreed(agreed)
  // Recording waits for nothing that only watching needs.
  const recording = startRecording(options, agreed, onStatus)
  const onSignals = (signals: readonly Signal[]) => {
    for (const { since, at, phase, episode } of signals)
      recording?.keep(since, at, phase === 'moment' ? undefined : { id: episode, isOver: phase === 'ended' })
  }
  const watching = watchWith({ ...options, centre, offering, onSignals }, onStatus, ending)
  watching.catch((error: unknown) => {
    console.warn('watching', error)
    onStatus({ sensors: 'unavailable' })
  })
  return [
    (reason) => void recording?.stop(reason).catch(() => undefined),
    () =>
      void watching.then(
        (stop) => stop(),
        () => undefined,
      ),
  ]
}

async function watchWith(
  options: SupervisionOptions & {
    centre: GazeCentre | null
    offering: ReturnType<typeof offeredNetworks>
    onSignals: (signals: readonly Signal[]) => void
  },
  onStatus: (status: Partial<SupervisionStatus>) => void,
  ending: AbortSignal,
): Promise<() => void> {
  const { attempt, attemptKey, streams, centre, onSignals } = options
  const outbox = await Outbox.open(await thisStore(), { attemptId: attempt.id, attemptKey })
  const onSensors = (sensors: CandidateStatus['sensors']) => onStatus({ sensors })
  const reference = ownPhoto(attempt, attemptKey, ending)
  const offered = await options.offering
  const stopWatching = startWatching({
    ...{ attempt, streams, outbox, offered, reference, centre, onSensors, onSignals },
  })
  return () => {
    stopWatching()
    outbox.stop()
  }
}

async function whatWasAgreed(
  { id, policy }: AttemptView,
  attemptKey: string,
): Promise<{ agreed: Stream[]; centre: GazeCentre | null }> {
  const used = kinds.filter((stream) => policy.streams[stream] !== 'off')
  if (used.length === 0) return { agreed: [], centre: null }
  const { consents, gazeCentre } = await client.checkin.get({ attemptId: id }, { context: { attemptKey } })
  const agreed = used.filter((stream) => consents.some((one) => one.stream === stream && one.isGiven))
  return { agreed, centre: gazeCentre }
}

/** The photo of the check-in, whom the face is compared with; where there is none, the server is left to it. */
async function ownPhoto(
  { id, policy }: AttemptView,
  attemptKey: string,
  ending: AbortSignal,
): Promise<Blob | undefined> {
  if (!policy.referencePhoto) return undefined
  const { referencePhoto } = await insist(
    () => client.checkin.ownPhoto({ attemptId: id }, { context: { attemptKey } }),
    ending,
  )
  // A strict policy lets no page fetch a data URL, so it is read by hand.
  const [, type, data] = /^data:([^;]+);base64,(.+)$/.exec(referencePhoto ?? '') ?? []
  return data
    ? new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type })
    : undefined
}

const askAgainMs = 10_000

/** Asks until there is an answer, and at once when the network is back: a reload may find neither network nor server. */
async function insist<Answer>(ask: () => Promise<Answer>, ending: AbortSignal): Promise<Answer> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (ending.aborted) throw error
      await new Promise((resolve) => {
        setTimeout(resolve, askAgainMs)
        window.addEventListener('online', resolve, { once: true, signal: ending })
      })
    }
  }
}

/** After a reload camera and microphone are asked for again, which a browser that was allowed does without a question. */
async function reopen(streams: Streams, agreed: readonly Stream[], ending: AbortSignal): Promise<void> {
  for (const stream of ['camera', 'microphone'] as const)
    if (!ending.aborted && agreed.includes(stream) && !streams.track(stream)) await streams.open(stream)
}

function startRecording(
  { attempt, attemptKey, clockOffset, streams, record }: SupervisionOptions,
  agreed: readonly Stream[],
  onStatus: (status: Partial<SupervisionStatus>) => void,
): ReturnType<StartRecorder> | undefined {
  const media = streams.together('camera', 'microphone')
  const screen = agreed.includes('screen') ? streams.track('screen') : undefined
  if (media.getTracks().length === 0 && !screen) {
    onStatus({ recording: 'off' })
    return undefined
  }
  const socketUrl = new URL(`/socket/media/${attempt.id}`, window.location.href)
  socketUrl.protocol = socketUrl.protocol.replace('http', 'ws')
  return record(media, {
    attemptId: attempt.id,
    socketUrl: socketUrl.href,
    key: attemptKey,
    clockOffsetMs: Math.round(clockOffset),
    screen,
    mode: attempt.policy.recording,
    onState: ({ state }) => onStatus({ recording: state }),
  })
}
