import { cameraGoal } from './goals.ts'

/** A codec that this browser encodes pictures with, and what a picture costs it. */
export interface PictureCodec {
  codec: string
  msAPicture: number
  /** It gives nothing until it has many pictures (x264 in Firefox on Linux: 41): whoever looks live would see seconds ago. */
  isLate?: boolean
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
/** An encoder that took its first pictures and gave nothing for so many looks, 50 ms apart, waits for more of them. */
const idleLooks = 30
/** One that does not even take them will not be waited for longer. */
const mostLooks = 200

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
    const cost = await costOf(config).catch(() => undefined)
    if (cost) measured.push({ codec, ...cost })
    if (cost && !cost.isLate && cost.msAPicture <= mostMsAPicture) break
  }
  return pickCodec(measured)
}

/**
 * Of those that were tried, in the order we like them: the first that is fast enough, else the first unless another is much
 * faster; one that is late only where all are.
 */
export function pickCodec(measured: readonly PictureCodec[]): PictureCodec | undefined {
  const prompt = measured.filter(({ isLate }) => !isLate)
  const among = prompt.length > 0 ? prompt : measured
  const [first] = among
  const [fastest] = among.toSorted((one, other) => one.msAPicture - other.msAPicture)
  if (!first || !fastest || first.msAPicture <= mostMsAPicture) return first
  return fastest.msAPicture * timesFaster <= first.msAPicture ? fastest : first
}

/** How much of its frames a machine should be asked for: all when a picture is cheap enough, never less than a third. */
export function paceFor(msAPicture: number): number {
  return Math.max(1 / 3, Math.min(1, mostMsAPicture / msAPicture))
}

/** Encodes a few pictures of moving noise: the milliseconds of one in the best of a few rounds, and whether it holds them back. */
async function costOf(config: VideoEncoderConfig): Promise<Omit<PictureCodec, 'codec'>> {
  const given = Promise.withResolvers<'given'>()
  const encoder = new VideoEncoder({ output: () => given.resolve('given'), error: () => undefined })
  try {
    encoder.configure(config)
    put(encoder, 0, tried)
    const isLate = await givesNothing(encoder, given.promise)
    await encoder.flush()
    let least = Number.POSITIVE_INFINITY
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now()
      put(encoder, (1 + round) * tried, tried)
      await encoder.flush()
      least = Math.min(least, (performance.now() - began) / tried)
    }
    return { msAPicture: least, isLate }
  } finally {
    if (encoder.state !== 'closed') encoder.close()
  }
}

/** Counted in looks while nothing is queued, not in seconds: a busy machine is slow with both. */
async function givesNothing(encoder: VideoEncoder, given: Promise<'given'>): Promise<boolean> {
  let idle = 0
  for (let look = 0; look < mostLooks && idle < idleLooks; look += 1) {
    const soon = new Promise<undefined>((resolve) => setTimeout(resolve, 50))
    if (await Promise.race([given, soon])) return false
    if (encoder.encodeQueueSize === 0) idle += 1
  }
  return true
}

function put(encoder: VideoEncoder, from: number, count: number): void {
  for (let at = from; at < from + count; at += 1) {
    const { width: codedWidth, height: codedHeight } = size
    const planes = new Uint8Array((codedWidth * codedHeight * 3) / 2).fill(128)
    for (let dot = 0; dot < codedWidth * codedHeight; dot += 3) planes[dot] = (dot * 7 + at * 31) % 251
    const timestamp = at * 66_667
    const frame = new VideoFrame(planes, { format: 'I420', codedWidth, codedHeight, timestamp })
    encoder.encode(frame, { keyFrame: at === 0 })
    frame.close()
  }
}
