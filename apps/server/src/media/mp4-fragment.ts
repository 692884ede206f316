import { type Frame, unpackSound } from '@invigil/contract/frame.ts'
import type { ClockAnchor } from '@invigil/contract/media.ts'
import { box, fullBox, u32, u64 } from './mp4-box.ts'
import { pictureTimescale, soundTimescale } from './mp4-init.ts'

interface Sample {
  data: Uint8Array
  /** In ticks of the track's timescale. */
  duration: number
  isKey: boolean
}

/** Encoded pictures as one moof and mdat; the last one lasts until `endTs` (capture clock, microseconds). */
export function pictureFragment(frames: readonly Frame[], anchor: ClockAnchor, endTs: number): Buffer {
  const ticks = (ts: number) => Math.round((Math.max(0, ts - anchor.ts) * pictureTimescale) / 1e6)
  const [first] = frames
  if (!first) return Buffer.alloc(0)
  const samples = frames.map((frame, index) => ({
    data: frame.payload,
    isKey: frame.isKey,
    duration: Math.max(1, ticks(frames[index + 1]?.ts ?? endTs) - ticks(frame.ts)),
  }))
  return fragment(first.seq, ticks(first.ts), samples)
}

/** Sound stands still on the time line for no longer than this before a new fragment tells where it goes on. */
const mostSoundSlip = soundTimescale / 20

/** Sound messages as one or more moof and mdat: another begins where packets are missing between two messages. */
export function soundFragments(frames: readonly Frame[], anchor: ClockAnchor): Buffer {
  const ticks = (ts: number) => Math.round((Math.max(0, ts - anchor.ts) * soundTimescale) / 1e6)
  const runs: { seq: number; at: number; end: number; samples: Sample[] }[] = []
  for (const frame of frames) {
    const at = ticks(frame.ts)
    let run = runs.at(-1)
    if (!run || Math.abs(at - run.end) > mostSoundSlip) {
      run = { seq: frame.seq, at, end: at, samples: [] }
      runs.push(run)
    }
    for (const { samples, data } of unpackSound(frame.payload)) {
      run.samples.push({ data, duration: samples, isKey: true })
      run.end += samples
    }
  }
  return Buffer.concat(runs.map(({ seq, at, samples }) => fragment(seq, at, samples)))
}

const keyFlags = 0x02000000
const deltaFlags = 0x01010000

/** One movie fragment (ISO/IEC 14496-12, 8.8): duration, size and flags stand with each sample; no reordering. */
function fragment(sequence: number, at: number, samples: readonly Sample[]): Buffer {
  const moof = (offset: number) =>
    box(
      'moof',
      fullBox('mfhd', 0, 0, u32(sequence)),
      box(
        'traf',
        fullBox('tfhd', 0, 0x020000, u32(1)),
        fullBox('tfdt', 1, 0, u64(at)),
        fullBox(
          'trun',
          0,
          0x000701,
          u32(samples.length, offset),
          ...samples.map(({ duration, data, isKey }) =>
            u32(duration, data.length, isKey ? keyFlags : deltaFlags),
          ),
        ),
      ),
    )
  const { length } = moof(0)
  return Buffer.concat([moof(length + 8), box('mdat', ...samples.map(({ data }) => data))])
}
