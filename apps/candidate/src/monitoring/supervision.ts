import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { CandidateStatus } from '@invigil/contract/live.ts'
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
    onState: (state: { state: CandidateStatus['recording'] }) => void
  },
) => (reason: 'submitted') => Promise<void>

interface SupervisionOptions {
  attempt: AttemptView
  attemptKey: string
  clockOffset: number
  streams: Streams
  record: StartRecorder
}

/**
 * Watches and records one running attempt, as its policy and the candidate's consent say. It never throws and never
 * waits for the exam, nor the exam for it. `onStatus` hears how it goes. Returns what ends it.
 */
export function supervise(
  options: SupervisionOptions,
  onStatus: (status: Partial<SupervisionStatus>) => void,
): () => void {
  const stops: (() => void)[] = []
  let isOver = false
  void begin(options, onStatus).then(
    (begun) => {
      if (isOver) for (const stop of begun) stop()
      else stops.push(...begun)
    },
    (error: unknown) => {
      console.warn('supervision', error)
      onStatus({ sensors: 'unavailable' })
    },
  )
  return () => {
    isOver = true
    for (const stop of stops.splice(0)) stop()
  }
}

async function begin(
  options: SupervisionOptions,
  onStatus: (status: Partial<SupervisionStatus>) => void,
): Promise<(() => void)[]> {
  const { attempt, attemptKey, streams } = options
  await reopen(streams, attempt, attemptKey)
  const outbox = await Outbox.open(await thisStore(), { attemptId: attempt.id, attemptKey })
  const onSensors = (sensors: CandidateStatus['sensors']) => onStatus({ sensors })
  const stopWatching = startWatching({ attempt, streams, outbox, onSensors })
  const stopRecorder = startRecording(options, onStatus)
  return [stopWatching, stopRecorder, () => outbox.stop()]
}

/** After a reload camera and microphone are asked for again, which a browser that was allowed does without a question. */
async function reopen(streams: Streams, attempt: AttemptView, attemptKey: string): Promise<void> {
  const wanted = (['camera', 'microphone'] as const).filter(
    (stream) => attempt.policy.streams[stream] !== 'off' && !streams.track(stream),
  )
  if (wanted.length === 0) return
  const { consents } = await client.checkin.get({ attemptId: attempt.id }, { context: { attemptKey } })
  for (const stream of wanted) {
    const isGiven = consents.some((consent) => consent.stream === stream && consent.isGiven)
    if (isGiven) await streams.open(stream)
  }
}

function startRecording(
  { attempt, attemptKey, clockOffset, streams, record }: SupervisionOptions,
  onStatus: (status: Partial<SupervisionStatus>) => void,
): () => void {
  const media = streams.together('camera', 'microphone')
  if (media.getTracks().length === 0) {
    onStatus({ recording: 'off' })
    return () => undefined
  }
  const socketUrl = new URL(`/socket/media/${attempt.id}`, window.location.href)
  socketUrl.protocol = socketUrl.protocol.replace('http', 'ws')
  const stop = record(media, {
    attemptId: attempt.id,
    socketUrl: socketUrl.href,
    key: attemptKey,
    clockOffsetMs: Math.round(clockOffset),
    onState: ({ state }) => onStatus({ recording: state }),
  })
  return () => void stop('submitted').catch(() => undefined)
}
