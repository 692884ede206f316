import type { TrackKind } from '@invigil/contract/frame.ts'
import { type PictureCodec, paceFor } from './codec.ts'
import { cameraGoal, type PictureGoal, previewGoal, screenGoal, sideGoal } from './goals.ts'
import type { Governor } from './governor.ts'
import type { Lane } from './lanes.ts'
import { PictureEncoder } from './pictures.ts'
import type { MediaSource } from './recorder-state.ts'
import { ScreenFeed } from './screen-feed.ts'
import { SoundEncoder } from './sound.ts'
import { readAll } from './source.ts'
import type { StillTaker } from './stills.ts'
import type { TrackWriter } from './track-writer.ts'

/** What captures one source. */
export interface Capture {
  wantKey(track: TrackKind): void
  /** Call it a few times a second. */
  tick(): void
  /** Ends the source and lets the encoders finish. */
  stop(): Promise<void>
}

/** What a source is captured with. `pump` sends what came of it. */
export interface CaptureTools {
  codec: PictureCodec
  governor: Governor
  isFull(): boolean
  pump(): void
  onTrouble(): void
}

interface Lens {
  lane: Lane
  goal: PictureGoal
  writer: TrackWriter
}

/** Encodes a camera: small for the wall and whole for the recording. */
export function captureCamera(
  source: MediaSource,
  writers: { camera: TrackWriter; preview: TrackWriter },
  tools: CaptureTools,
  stills: StillTaker | undefined,
): Capture {
  const lenses: Lens[] = [
    { lane: 'preview', goal: previewGoal, writer: writers.preview },
    { lane: 'camera', goal: cameraGoal, writer: writers.camera },
  ]
  return capturePictures(source, lenses, tools, stills)
}

/** Encodes a second device that shows the place from the side. */
export function captureSide(source: MediaSource, writer: TrackWriter, tools: CaptureTools): Capture {
  return capturePictures(source, [{ lane: 'camera', goal: sideGoal, writer }], tools, undefined)
}

/** Encodes the whole screen. */
export function captureScreen(
  source: MediaSource,
  writer: TrackWriter,
  tools: CaptureTools,
  stills: StillTaker | undefined,
): Capture {
  const encoder = encoderFor({ lane: 'screen', goal: screenGoal, writer }, tools)
  const feed = new ScreenFeed((frame) => {
    stills?.take(frame, tools.isFull())
    const isTaken = encoder.take(frame, tools.governor.traffic('screen', tools.isFull()))
    tools.pump()
    return isTaken
  })
  const stop = readAll<VideoFrame>(source, (frame) => feed.see(frame))
  return {
    wantKey: (track) => (track === 'screen' ? encoder.wantKey() : undefined),
    tick: () => feed.tick(),
    async stop() {
      stop()
      feed.stop()
      await encoder.stop()
    },
  }
}

/** Encodes a microphone. */
export function captureSound(source: MediaSource, writer: TrackWriter, tools: CaptureTools): Capture {
  const encoder = new SoundEncoder(writer)
  const stop = readAll<AudioData>(source, (data) => {
    encoder.take(data, tools.governor.plan('microphone').bits, tools.isFull())
    tools.pump()
  })
  return {
    wantKey: () => undefined,
    tick: () => undefined,
    async stop() {
      stop()
      await encoder.stop()
    },
  }
}

function capturePictures(
  source: MediaSource,
  lenses: readonly Lens[],
  tools: CaptureTools,
  stills: StillTaker | undefined,
): Capture {
  const encoders = lenses.map((lens) => ({ ...lens, encoder: encoderFor(lens, tools) }))
  const stop = readAll<VideoFrame>(source, (frame) => {
    stills?.take(frame, tools.isFull())
    for (const { encoder, lane } of encoders)
      encoder.take(frame, tools.governor.traffic(lane, tools.isFull()))
    tools.pump()
  })
  return {
    wantKey(track) {
      for (const { encoder, writer } of encoders) if (writer.kind === track) encoder.wantKey()
    },
    tick: () => undefined,
    async stop() {
      stop()
      for (const { encoder } of encoders) await encoder.stop()
    },
  }
}

function encoderFor({ goal, writer }: Lens, { codec, onTrouble }: CaptureTools): PictureEncoder {
  return new PictureEncoder(goal, codec.codec, writer, { pace: paceFor(codec.msAPicture), onTrouble })
}
