import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Comparison, compareFaces } from './compare-faces.ts'

const require = createRequire(import.meta.url)
const photographs = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo')
let folder: string
const inFolder = (name: string) => join(folder, name)

/** A part of a photograph, in pixels at its own width of 1920. */
async function cut(name: string, file: string, left: number, top: number, side: number): Promise<void> {
  await sharp(join(photographs, file))
    .extract({ left, top, width: side, height: side })
    .jpeg()
    .toFile(inFolder(name))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invigil-faces-'))
  await cut('her.jpg', 'sample3.jpg', 930, 90, 520)
  await cut('her-another-day.jpg', 'sample1.jpg', 1360, 100, 440)
  await cut('another.jpg', 'sample6.jpg', 1100, 280, 380)
  await cut('nobody.jpg', 'sample3.jpg', 0, 0, 300)
  await sharp(inFolder('her.jpg')).blur(8).toFile(inFolder('blurred.jpg'))
  await writeFile(inFolder('letter.jpg'), 'Dear candidate')
})

afterAll(() => rm(folder, { recursive: true }))

async function run(...args: string[]): Promise<{ code: number; lines: Comparison[]; complaint: string }> {
  const out = new PassThrough()
  const complain = new PassThrough()
  const code = await compareFaces(args, out, complain)
  out.end()
  complain.end()
  const lines = (await text(out)).split('\n').filter(Boolean)
  return { code, lines: lines.map((line) => JSON.parse(line) as Comparison), complaint: await text(complain) }
}

test('the same woman on two photographs matches, another does not', async () => {
  const { code, lines } = await run(
    inFolder('her.jpg'),
    inFolder('her-another-day.jpg'),
    inFolder('another.jpg'),
  )
  expect(code).toBe(0)
  expect(lines.map(({ decision }) => decision)).toEqual(['match', 'mismatch'])
  expect(lines[0]).toMatchObject({
    reference: inFolder('her.jpg'),
    file: inFolder('her-another-day.jpg'),
    quality: { reference: { faults: [] }, file: { faults: [] } },
    models: expect.arrayContaining([expect.stringMatching(/^dlib-128d@[0-9a-f]{8}$/)]),
  })
})

test('the strict set decides by its own network alone, on the same scale', async () => {
  const { lines } = await run('--strict', inFolder('her.jpg'), inFolder('her-another-day.jpg'))
  expect(lines[0]).toMatchObject({ decision: 'match', similarity: { score: expect.any(Number) } })
  expect(lines[0]?.similarity).not.toHaveProperty('mobilefacenet')
  expect(lines[0]?.models).toHaveLength(3)
})

test('a picture too bad to compare is named with its fault, and nothing is concluded from it', async () => {
  const { lines } = await run(inFolder('her.jpg'), inFolder('blurred.jpg'))
  expect(lines[0]).toMatchObject({
    decision: 'inconclusive',
    quality: { file: { faults: expect.arrayContaining(['blurred']) } },
  })
})

test('files that are not there, are no pictures or show nobody are named; the others are still compared', async () => {
  const { code, lines, complaint } = await run(
    inFolder('her.jpg'),
    '/nowhere.jpg',
    inFolder('letter.jpg'),
    inFolder('nobody.jpg'),
    inFolder('her.jpg'),
  )
  expect(code).toBe(1)
  expect(complaint).toContain('/nowhere.jpg: there is no such file')
  expect(complaint).toContain('letter.jpg: this is no picture that can be read')
  expect(complaint).toContain('nobody.jpg: no face can be seen on it')
  expect(lines).toMatchObject([{ decision: 'match' }])
})

test('without a reference that shows a face nothing is compared', async () => {
  const { code, lines } = await run(inFolder('nobody.jpg'), inFolder('her.jpg'))
  expect([code, lines]).toEqual([1, []])
})

test('a call with fewer than two pictures, or a flag nobody knows, is answered with what can be asked', async () => {
  const calls = await Promise.all([run(), run('a.jpg'), run('a.jpg', 'b.jpg', '--colour')])
  expect(calls.map(({ code }) => code)).toEqual([2, 2, 2])
  expect(calls[0]?.complaint).toContain('compare-faces REFERENCE FILE')
})
