import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { CandidateStatus } from '@invigil/contract/live.ts'
import { createWatch, type Watch } from '@invigil/detectors/all.ts'
import { type CameraWatching, watchCamera } from '@invigil/sensors/camera.ts'
import { watchClipboard } from '@invigil/sensors/clipboard.ts'
import { watchDisplays } from '@invigil/sensors/displays.ts'
import { networksBehind } from '@invigil/sensors/networks-behind.ts'
import type { Observation } from '@invigil/sensors/observation.ts'
import { watchPage } from '@invigil/sensors/page.ts'
import { watchTrack } from '@invigil/sensors/tracks.ts'
import type { Streams } from '../streams/streams.ts'
import type { Outbox } from './outbox.ts'

interface WatchOptions {
  attempt: Pick<AttemptView, 'policy' | 'silencedDetectors'>
  streams: Streams
  outbox: Outbox
  onSensors: (sensors: CandidateStatus['sensors']) => void
}

/**
 * Starts the sensors that the policy's detectors need and sends what is noticed. Nothing that fails in here is thrown: a
 * sensor that does not work is missing, and the exam goes on. Returns what ends it.
 */
export function startWatching({ attempt, streams, outbox, onSensors }: WatchOptions): () => void {
  const { policy, silencedDetectors } = attempt
  const stops: (() => void)[] = []
  const watch = attemptTo<Watch>(() =>
    createWatch({
      settings: policy.detectors,
      silenced: silencedDetectors,
      newId: () => crypto.randomUUID(),
      models: networksBehind,
    }),
  )
  if (!watch) {
    onSensors('unavailable')
    return () => undefined
  }
  const see = (observation: Observation) => {
    const signals = attemptTo(() => watch.see(observation))
    if (signals) outbox.add(signals)
  }
  const start = (begin: () => () => void) => {
    const stop = attemptTo(begin)
    if (stop) stops.push(stop)
  }

  start(() => watchPage(see))
  start(() => watchClipboard(see))
  start(() => watchDisplays(see))
  for (const stream of ['camera', 'microphone', 'screen'] as const) {
    const track = streams.track(stream)
    if (track) start(() => watchTrack(track, stream, see))
  }
  const camera = streams.track('camera')
  if (camera) {
    onSensors('loading')
    const onWatching = ({ is }: CameraWatching) => onSensors(sensorsFor[is])
    start(() => watchCamera(streams.together('camera'), { onWatching }, see))
  } else onSensors('running')

  return () => {
    for (const stop of stops) attemptTo(stop)
    const last = attemptTo(() => watch.end(Date.now()))
    if (last) outbox.add(last)
    onSensors('off')
  }
}

const sensorsFor = { loading: 'loading', watching: 'running', unavailable: 'unavailable' } as const

/** Supervision may fail; the exam beside it may not. */
function attemptTo<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    console.warn('supervision', error)
    return undefined
  }
}
