import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { GazeCentre } from '@invigil/contract/gaze-centre.ts'
import type { CandidateStatus } from '@invigil/contract/live.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { createWatch, type Watch } from '@invigil/detectors/all.ts'
import { wantedLooks, wantedObservations } from '@invigil/detectors/wanted.ts'
import { type CameraWatching, watchCamera } from '@invigil/sensors/camera.ts'
import { watchCameraDevice } from '@invigil/sensors/camera-device.ts'
import { watchClipboard } from '@invigil/sensors/clipboard.ts'
import { watchDisplays } from '@invigil/sensors/displays.ts'
import { networksBehindInBrowser } from '@invigil/sensors/networks-behind.ts'
import type { Observation } from '@invigil/sensors/observation.ts'
import { watchPage } from '@invigil/sensors/page.ts'
import { watchTrack } from '@invigil/sensors/tracks.ts'
import type { Streams } from '../streams/streams.ts'
import type { Outbox } from './outbox.ts'

interface WatchOptions {
  attempt: Pick<AttemptView, 'policy' | 'silencedDetectors'>
  streams: Streams
  outbox: Outbox
  /** The networks that the server offers, by id; undefined where it does not say. */
  offered: ReadonlySet<string> | undefined
  /** The candidate's own photo, once it is there, and the gaze learnt at the check-in. */
  reference: Promise<Blob | undefined>
  centre: GazeCentre | null
  onSensors: (sensors: CandidateStatus['sensors']) => void
  /** What is noticed, as it is noticed. */
  onSignals: (signals: readonly Signal[]) => void
}

/**
 * Starts the sensors that the policy's detectors need and sends what is noticed. Nothing that fails in here is thrown: a
 * sensor that does not work is missing, and the exam goes on. Returns what ends it.
 */
export function startWatching(options: WatchOptions): () => void {
  const { streams, outbox, onSensors, onSignals } = options
  const stops: (() => void)[] = []
  const watch = attemptTo(() => watchOf(options))
  if (!watch) {
    onSensors('unavailable')
    return () => undefined
  }
  const see = (observation: Observation) => {
    const signals = attemptTo(() => watch.see(observation))
    if (!signals) return
    outbox.add(signals)
    attemptTo(() => onSignals(signals))
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
  onSensors('running')
  start(() => watchTheCamera(options, see))

  return () => {
    for (const stop of stops) attemptTo(stop)
    const last = attemptTo(() => watch.end(Date.now()))
    if (last) outbox.add(last)
    onSensors('off')
  }
}

function watchOf({ attempt, offered, centre }: WatchOptions): Watch {
  return createWatch({
    settings: attempt.policy.detectors,
    silenced: attempt.silencedDetectors,
    newId: () => crypto.randomUUID(),
    models: networksBehindInBrowser(offered),
    ...(centre && { centre }),
  })
}

/** Looks for what the detectors in use want, and for nothing else: it costs the candidate's machine. */
function watchTheCamera(
  { attempt, streams, reference, onSensors }: WatchOptions,
  see: (observation: Observation) => void,
): () => void {
  const { policy, silencedDetectors } = attempt
  const wanted = wantedObservations(policy.detectors, silencedDetectors)
  const looks = wantedLooks(policy, silencedDetectors)
  const track = streams.track('camera')
  const stops: (() => void)[] = []
  if (track && wanted.has('camera')) stops.push(watchCameraDevice(track, see))
  if (track && (looks.length > 0 || wanted.has('faces') || wanted.has('picture'))) {
    onSensors('loading')
    const onWatching = (watching: CameraWatching) => onSensors(sensorsFor(watching))
    stops.push(watchCamera(streams.together('camera'), { looks, reference, onWatching }, see))
  }
  return () => {
    for (const stop of stops) stop()
  }
}

function sensorsFor(watching: CameraWatching): CandidateStatus['sensors'] {
  if (watching.is !== 'watching') return watching.is
  return watching.why ? 'reduced' : 'running'
}

/** Supervision may fail; the exam beside it may not. */
function attemptTo<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    console.warn('supervision', error)
    return undefined
  }
}
