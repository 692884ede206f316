import { cameraGoal } from './goals.ts'

/** A codec that this browser encodes pictures with, and what a picture costs it. */
export interface PictureCodec {
  codec: string
  msAPicture: number
}

/** Baseline H.264 first: everything decodes it, and it costs least. VP8 is left out: it costs ten times as much and fits no MP4. */
const codecs = ['avc1.42001f', 'vp09.00.30.08', 'av01.0.04M.08']

/** Beyond this a machine has no time for anything else beside three tracks, in milliseconds for a picture of 640×480. */
const mostMsAPicture = 40
/** A later codec has to be so much faster: a machine that is busy for a moment measures badly, and not everything reads it. */
const timesFaster = 2
const rounds = 3
const size = { width: 640, height: 480 }
const tried = 4

/** The first codec that this browser encodes fast enough, else the fastest; undefined when it can encode none. */
export async function choosePictureCodec(): Promise<PictureCodec | undefined> {
  if (typeof VideoEncoder === 'undefined') return undefined
  const measured: PictureCodec[] = []
  for (const codec of codecs) {
    const config = {
      ...size,
      codec,
      bitrate: cameraGoal.bitrate,
      framerate: 15,
      latencyMode: 'realtime',
    } as const
    const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }))
    if (!supported) continue
    const msAPicture = await costOf(config).catch(() => undefined)
    if (msAPicture !== undefined) measured.push({ codec, msAPicture })
    if (msAPicture !== undefined && msAPicture <= mostMsAPicture) break
  }
  return pickCodec(measured)
}

/** Of those that were tried, in the order we like them: the first that is fast enough, else the first unless another is much faster. */
export function pickCodec(measured: readonly PictureCodec[]): PictureCodec | undefined {
  const [first] = measured
  const [fastest] = measured.toSorted((one, other) => one.msAPicture - other.msAPicture)
  if (!first || !fastest || first.msAPicture <= mostMsAPicture) return first
  return fastest.msAPicture * timesFaster <= first.msAPicture ? fastest : first
}

/** How much of its frames a machine should be asked for: all when a picture is cheap enough, never less than a third. */
export function paceFor(msAPicture: number): number {
  return Math.max(1 / 3, Math.min(1, mostMsAPicture / msAPicture))
}

/** Encodes a few pictures of moving noise and answers the milliseconds of one in the best of a few rounds. */
async function costOf(config: VideoEncoderConfig): Promise<number> {
  const encoder = new VideoEncoder({ output: () => undefined, error: () => undefined })
  try {
    encoder.configure(config)
    await encode(encoder, 0, 1)
    let least = Number.POSITIVE_INFINITY
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now()
      await encode(encoder, 1 + round * tried, tried)
      least = Math.min(least, (performance.now() - began) / tried)
    }
    return least
  } finally {
    if (encoder.state !== 'closed') encoder.close()
  }
}

async function encode(encoder: VideoEncoder, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += 1) {
    const { width: codedWidth, height: codedHeight } = size
    const planes = new Uint8Array((codedWidth * codedHeight * 3) / 2).fill(128)
    for (let dot = 0; dot < codedWidth * codedHeight; dot += 3) planes[dot] = (dot * 7 + at * 31) % 251
    const timestamp = at * 66_667
    const frame = new VideoFrame(planes, { format: 'I420', codedWidth, codedHeight, timestamp })
    encoder.encode(frame, { keyFrame: at === 0 })
    frame.close()
  }
  await encoder.flush()
}
