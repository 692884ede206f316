import type { TrackKind } from '@invigil/contract/frame.ts'
import {
  type Capture,
  type CaptureTools,
  captureCamera,
  captureScreen,
  captureSide,
  captureSound,
} from './capture.ts'
import type { PictureCodec } from './codec.ts'
import { Delivery, deliverEarlier } from './delivery.ts'
import { type Evidence, holdEvidence, type ToKeep } from './evidence.ts'
import { FallbackTracks } from './fallback-tracks.ts'
import { Governor } from './governor.ts'
import type { Lane } from './lanes.ts'
import type { ToRecorderWorker } from './recorder-state.ts'
import { type EarlierEvidence, openRing, recallEarlier } from './ring-place.ts'
import { removeForgotten } from './spool-place.ts'
import { steadyNow } from './steady-clock.ts'
import { keepSomeStills, StillTaker } from './stills.ts'
import type { UplinkState } from './uplink.ts'

export type Start = Extract<ToRecorderWorker, { type: 'start' }>

/** Everything that runs in the worker, from start to stop. */
export interface Running {
  start: Start
  live: Delivery
  /** What is kept of what is only shown. */
  kept: Delivery | undefined
  /** Which of the two has to reach the server whole. */
  lasting: Delivery
  evidence: Evidence | undefined
  /** What an earlier page held when it was gone. */
  earlier: EarlierEvidence | undefined
  governor: Governor
  fallback: FallbackTracks
  link: { state: UplinkState }
  clock: { offsetMs: number }
  isEncoderDown: boolean
  captures: Capture[]
  /** End the rest, when everything is delivered. */
  stops: (() => void)[]
}

/** Opens the spools, connects, and begins to encode. */
export async function beginRunning(start: Start, codec: PictureCodec | undefined): Promise<Running> {
  const clock = { offsetMs: start.clockOffsetMs + Date.now() - steadyNow() }
  const link: Running['link'] = { state: 'connecting' }
  const options = {
    ...start,
    serverNow: () => steadyNow() + clock.offsetMs,
    onClock(offsetMs: number) {
      clock.offsetMs = offsetMs
    },
    onNotice: () => undefined,
  }
  const isKept = start.mode === 'whole'
  const live = await Delivery.start({
    ...options,
    ...{ part: 'live', isKept },
    onState(state) {
      link.state = state
    },
    onNotice(notice) {
      if (notice.type === 'key-wanted') for (const capture of running.captures) capture.wantKey(notice.track)
      else keepEvidence(running, ofPage(notice, clock))
    },
  })
  const keepsApart = start.mode === 'evidence' || start.mode === 'stills'
  const kept = keepsApart
    ? await Delivery.start({ ...options, part: 'kept', isKept: true, onState: () => undefined })
    : undefined
  const running: Running = {
    ...{ start, live, kept, lasting: kept ?? live, link, clock },
    governor: new Governor(lanesOf(start), start.shows === 'side' ? { camera: 'side' } : {}),
    ...{ evidence: undefined, earlier: undefined },
    fallback: new FallbackTracks(live.writer('camera'), live.writer('preview')),
    isEncoderDown: false,
    captures: [],
    stops: [],
  }
  if (kept && start.mode === 'evidence') await beginEvidence(running, kept, options)
  if (kept && start.mode === 'stills' && !start.encodes)
    keepSomeStills(live.writer('preview'), kept.writer('preview'))
  running.captures.push(...capturesOf(running, codec))
  const own = [live.recorderId, ...(kept ? [kept.recorderId] : [])]
  running.stops.push(
    await deliverEarlier({ ...options, part: 'live', isKept, onState: () => undefined }, own),
  )
  void removeForgotten(start.attemptId)
  return running
}

/** Keeps what is evidence, of this page and of those before it. Instants of the steady clock. */
export function keepEvidence({ evidence, earlier, clock }: Running, toKeep: ToKeep): void {
  evidence?.keep(toKeep)
  earlier?.keep(toKeep.fromAt + clock.offsetMs, toKeep.toAt + clock.offsetMs)
}

function ofPage({ fromAt, toAt, episode }: ToKeep, { offsetMs }: Running['clock']): ToKeep {
  return { fromAt: fromAt - offsetMs, toAt: toAt - offsetMs, episode }
}

async function beginEvidence(
  running: Running,
  kept: Delivery,
  options: Parameters<typeof recallEarlier>[0],
): Promise<void> {
  const { start, live, clock } = running
  const place = await openRing(start.attemptId, kept.recorderId)
  const writers = kindsOf(start).map((kind) => live.writer(kind))
  running.evidence = holdEvidence(writers, kept, { ring: place?.ring, clock })
  const earlier = await recallEarlier(options, kept.recorderId)
  running.earlier = earlier
  running.stops.push(() => {
    earlier.stop()
    void place?.remove()
  })
}

/** Ends the sources, marks the end, and says when there is nothing more to send or nobody to send it to. */
export async function endCaptures(running: Running, reason: string): Promise<void> {
  for (const capture of running.captures.splice(0)) await capture.stop()
  running.fallback.end()
  running.evidence?.end()
  for (const delivery of [running.live, running.kept])
    for (const writer of delivery?.writers ?? []) writer.mark({ what: 'ended', reason })
}

function capturesOf(running: Running, codec: PictureCodec | undefined): Capture[] {
  const { start, live, kept, governor } = running
  const { camera, microphone, screen } = start
  const stills = (kind: TrackKind, width: number) =>
    kept && start.mode === 'stills' ? new StillTaker(kept.writer(kind), width) : undefined
  const tools: CaptureTools = {
    codec: codec ?? { codec: '', msAPicture: 0 },
    governor,
    isFull: () => running.lasting.spool.isFull,
    pump() {
      live.uplink.pump()
      kept?.uplink.pump()
    },
    onTrouble() {
      running.isEncoderDown = true
    },
  }
  const writers = { camera: live.writer('camera'), preview: live.writer('preview') }
  const captures: Capture[] = []
  if (camera && codec && start.shows === 'side')
    captures.push(captureSide(camera, live.writer('side'), tools))
  else if (camera && codec) captures.push(captureCamera(camera, writers, tools, stills('camera', 640)))
  if (screen && codec)
    captures.push(captureScreen(screen, live.writer('screen'), tools, stills('screen', 1280)))
  if (microphone && typeof AudioEncoder !== 'undefined')
    captures.push(captureSound(microphone, live.writer('microphone'), tools))
  return captures
}

function lanesOf({ camera, microphone, screen, shows }: Start): Lane[] {
  return [
    ...(microphone ? (['microphone'] as const) : []),
    ...(camera && shows === 'camera' ? (['preview'] as const) : []),
    ...(screen ? (['screen'] as const) : []),
    ...(camera ? (['camera'] as const) : []),
  ]
}

function kindsOf({ shows }: Start): TrackKind[] {
  return shows === 'side' ? ['side'] : ['camera', 'preview', 'microphone', 'screen']
}
