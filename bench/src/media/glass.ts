import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Stream } from '@invigil/contract/policy.ts'
import { someFolder } from '../server-process.ts'
import { percentile, type Table } from '../table.ts'
import type { SeenPictures } from './glass-page.ts'
import type { GlassSeen, GlassWish } from './glass-run.ts'
import { type LineShape, openLine, whyNoLine } from './line/line.ts'

const seconds = Number(process.env.INVIGIL_BENCH_SECONDS ?? 20)
/** Measures only the lines with these words in their names. */
const wanted = process.env.INVIGIL_BENCH_LINES ?? ''

/** A line, and what a candidate sends over it. */
interface GlassCase {
  name: string
  streams: Stream[]
  /** Undefined: both ends on this machine's loopback. */
  line?: LineShape
  barMs?: number
  settlingSeconds: number
}

const all: Stream[] = ['camera', 'microphone', 'screen']
const cases: readonly GlassCase[] = [
  { name: 'loopback; all lanes', streams: all, barMs: 100, settlingSeconds: 15 },
  {
    ...{ name: 'RTT 60 ms, 1 % lost, 300 kbit/s; camera', streams: ['camera'], barMs: 400 },
    ...{ line: { delayMs: 30, lossPercent: 1, uplinkKbits: 300 }, settlingSeconds: 10 },
  },
  {
    ...{ name: 'RTT 60 ms, 1 % lost, 300 kbit/s; all lanes', streams: all, barMs: 400 },
    ...{ line: { delayMs: 30, lossPercent: 1, uplinkKbits: 300 }, settlingSeconds: 10 },
  },
  {
    ...{ name: 'RTT 60 ms, 1 % lost, 128 kbit/s; all lanes', streams: all },
    ...{ line: { delayMs: 30, lossPercent: 1, uplinkKbits: 128 }, settlingSeconds: 10 },
  },
]

/** From the candidate's camera to the proctor's screen, over our path and over WebRTC, on the same lines in the same run. */
export async function glass(): Promise<Table> {
  const rows: (string | number)[][] = []
  const why = whyNoLine()
  for (const one of cases.filter(({ name }) => name.includes(wanted)))
    if (one.line && why) rows.push([one.name, `not measured: ${why}`, ...Array(8).fill('')])
    else {
      const measured = rowsOf(one, await measure(one))
      for (const row of measured) console.error(row.join('  '))
      rows.push(...measured)
    }
  return {
    title: 'Glass to glass: from the candidate’s camera to the proctor’s screen',
    columns: [
      ...['line', 'way', 'pictures/s', 'p50, ms', 'p95, ms', 'max, ms', 'longest gap, ms', 'bar p50, ms'],
      ...['saves', 'save p99, ms', 'load'],
    ],
    rows,
    notes: [
      'a picture carries its time as bars in its pixels; it is read again at the browser’s frame that puts it on the screen',
      'ours: the real exam page in one Chromium, the real server, a large tile of the real wall in another Chromium; with TCP, and stored meanwhile',
      'WebRTC: peer to peer between the same two browsers, H.264, the same picture of 640×480 at 15 a second and at most 350 kbit/s, the same sound and screen beside it; nothing is stored',
      `${seconds} s each after some seconds to settle; loss and delay both ways, the rate upwards, at most 400 ms waiting before the thin place`,
      'the ratio is ours to WebRTC’s: below 1 ours is earlier',
      'save: an answer changed each second by the keyboard meanwhile, from sending to durable, over the same line; p99 of so few is the slowest',
    ],
  }
}

async function measure(one: GlassCase): Promise<GlassSeen> {
  const { folder, remove } = someFolder()
  const line = one.line && openLine(folder)
  try {
    if (line && one.line) await line.shape(one.line)
    const [command = '', ...words] = [
      ...(line?.server ?? []),
      process.execPath,
      fileURLToPath(new URL('./glass-run.ts', import.meta.url)),
    ]
    const end = spawn(command, words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const { streams, settlingSeconds } = one
    const wish: GlassWish = {
      ...{ streams, settlingSeconds, seconds },
      ...{ address: line?.serverAddress ?? '127.0.0.1', candidate: line?.candidate ?? [] },
    }
    end.send(wish)
    const seen = await Promise.race([
      once(end, 'message'),
      once(end, 'exit').then(() => {
        throw new Error(`nothing was seen: ${one.name}`)
      }),
    ])
    if (end.exitCode === null) await once(end, 'exit')
    return seen[0] as GlassSeen
  } finally {
    line?.close()
    remove()
  }
}

function rowsOf({ name, barMs }: GlassCase, seen: GlassSeen): (string | number)[][] {
  const load = Math.round(loadavg()[0] ?? 0)
  const figures = (pictures: SeenPictures) => {
    const late = pictures.pictures.map(({ lateMs }) => lateMs)
    return {
      rate: Math.round((late.length / seen.seconds) * 10) / 10,
      ...{ p50: percentile(late, 50), p95: percentile(late, 95), max: Math.max(...late) },
      gap: longestGap(pictures),
    }
  }
  const [ours, theirs] = [figures(seen.ours), figures(seen.theirs)]
  const ratio = (what: 'p50' | 'p95' | 'max' | 'gap') => Math.round((ours[what] / theirs[what]) * 100) / 100
  return [
    [name, 'ours', ...Object.values(ours), barMs ?? '', seen.saves.length, percentile(seen.saves, 99), load],
    [name, 'WebRTC', ...Object.values(theirs), '', '', '', load],
    [name, 'ratio', '', ratio('p50'), ratio('p95'), ratio('max'), ratio('gap'), '', '', '', ''],
  ]
}

function longestGap({ pictures }: SeenPictures): number {
  const gaps = pictures.slice(1).map(({ at }, index) => at - (pictures[index]?.at ?? at))
  return Math.max(...gaps)
}
