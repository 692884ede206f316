import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Noticed, observe } from './observe.ts'

const require = createRequire(import.meta.url)
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const photographs = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invigil-observe-'))
  const someone = await sharp(join(photographs, 'sample3.jpg'))
    .extract({ left: 900, top: 60, width: 560, height: 560 })
    .resize(320)
    .jpeg()
    .toBuffer()
  const nobody = await sharp(join(photographs, 'sample3.jpg'))
    .extract({ left: 0, top: 0, width: 400, height: 400 })
    .resize(320)
    .jpeg()
    .toBuffer()
  const seconds = [...Array(4).fill(someone), ...Array(10).fill(nobody), ...Array(4).fill(someone)]
  await writeFile(
    join(folder, 'leaves.mjpeg'),
    Buffer.concat(seconds.flatMap((frame: Buffer) => Array(30).fill(frame))),
  )
})

afterAll(() => rm(folder, { recursive: true }))

async function run(...args: string[]): Promise<{ code: number; lines: string[]; complaint: string }> {
  const out = new PassThrough()
  const complain = new PassThrough()
  const code = await observe(args, out, complain)
  out.end()
  complain.end()
  const lines = (await text(out)).split('\n').filter(Boolean)
  return { code, lines, complaint: await text(complain) }
}

const parsed = (lines: string[]) => lines.map((line) => JSON.parse(line) as Noticed)

test('of a picture one reads what was seen in it', async () => {
  const { code, lines } = await run(join(photographs, 'sample4.jpg'), '--json')
  expect(code).toBe(0)
  expect(parsed(lines).slice(0, 2)).toMatchObject([
    { at: 0, observation: { of: 'picture' } },
    { at: 0, observation: { of: 'faces', faces: [{}, {}, {}, {}] } },
  ])
})

test.runIf(hasFfmpeg)(
  'who leaves the picture for ten seconds is noticed, with the networks behind it',
  async () => {
    const { lines } = await run(join(folder, 'leaves.mjpeg'), '--json', '--fps', '2')
    const missing = parsed(lines).flatMap((line) =>
      'signal' in line && line.signal.kind === 'face-missing' ? [line.signal] : [],
    )
    expect(missing).toMatchObject([
      { phase: 'began', since: 4, models: [expect.stringMatching(/^blazeface-256@[0-9a-f]{8}$/), {}, {}] },
      { phase: 'ended', since: 4, detail: { seconds: 10 } },
    ])
  },
)

test.runIf(hasFfmpeg)(
  'observations of a video come only when asked for, each with its time in seconds',
  async () => {
    const { lines } = await run(join(folder, 'leaves.mjpeg'), '--json', '--fps', '1', '--observations')
    const pictures = parsed(lines).flatMap((line) =>
      'observation' in line && line.observation.of === 'picture' ? [line.observation.at] : [],
    )
    expect(pictures).toEqual(Array.from({ length: 18 }, (_, second) => second))
  },
)

test('the main face is compared with a reference photo, as live', async () => {
  const someone = join(folder, 'someone.jpg')
  await sharp(join(photographs, 'sample3.jpg'))
    .extract({ left: 820, top: 60, width: 720, height: 540 })
    .jpeg()
    .toFile(someone)
  const { code, lines } = await run(someone, '--reference', someone, '--json')
  expect(code).toBe(0)
  const seen = parsed(lines).flatMap((line) => ('observation' in line ? [line.observation] : []))
  expect(seen).toContainEqual(expect.objectContaining({ of: 'identity', decision: 'match', faults: [] }))
})

test('a reference photo without a face is refused with its fault', async () => {
  const { code, complaint } = await run(
    join(photographs, 'sample4.jpg'),
    '--reference',
    join(photographs, 'sample4.jpg'),
  )
  expect(code).toBe(1)
  expect(complaint).toContain('several-faces')
})

test('a file that is not there is named, and the others are still looked at', async () => {
  const { code, lines, complaint } = await run('/nowhere.jpg', join(photographs, 'sample3.jpg'), '--json')
  expect(code).toBe(1)
  expect(complaint).toContain('/nowhere.jpg: there is no such file')
  expect(lines.length).toBeGreaterThanOrEqual(2)
})

test('a call without files, or with a flag nobody knows, is answered with what can be asked', async () => {
  const calls = await Promise.all([run(), run('--colour', 'a.jpg'), run('a.mp4', '--fps', 'fast')])
  expect(calls.map(({ code }) => code)).toEqual([2, 2, 2])
  expect(calls[0]?.complaint).toContain('npm run invigil -- observe FILE')
})
