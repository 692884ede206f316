import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { framesOf, VideoTrouble } from './video-node.ts'

let folder: string

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invigil-video-'))
  const greys = Array.from({ length: 60 }, (_, index) => (index < 30 ? '#000' : '#fff'))
  const frames = await Promise.all(
    greys.map((background) =>
      sharp({ create: { width: 64, height: 48, channels: 3, background } })
        .jpeg()
        .toBuffer(),
    ),
  )
  await writeFile(join(folder, 'two-seconds.mjpeg'), Buffer.concat(frames))
  await writeFile(join(folder, 'not-a-video.mp4'), 'nothing to see')
})

afterAll(() => rm(folder, { recursive: true }))

test.runIf(hasFfmpeg)('sixty bare frames are two seconds: the first is black, the second white', async () => {
  const frames = await Array.fromAsync(
    framesOf(join(folder, 'two-seconds.mjpeg'), 4),
    ({ seconds, picture }) => [seconds, picture.data[0]],
  )
  expect(frames).toEqual([
    [0, 0],
    [0.25, 0],
    [0.5, 0],
    [0.75, 0],
    [1, 255],
    [1.25, 255],
    [1.5, 255],
    [1.75, 255],
  ])
})

test.runIf(hasFfmpeg)('what is no video is said so, with the name of the file', async () => {
  const reading = Array.fromAsync(framesOf(join(folder, 'not-a-video.mp4'), 4))
  await expect(reading).rejects.toThrow(VideoTrouble)
  await expect(reading).rejects.toThrow('not-a-video.mp4')
})

test.runIf(hasFfmpeg)('frames are made smaller, never larger, and keep their shape', async () => {
  const file = join(folder, 'two-seconds.mjpeg')
  const [small] = await Array.fromAsync(framesOf(file, 1, { longestSide: 32 }))
  const [asItIs] = await Array.fromAsync(framesOf(file, 1))
  expect([small?.picture.width, small?.picture.height]).toEqual([32, 24])
  expect([asItIs?.picture.width, asItIs?.picture.height]).toEqual([64, 48])
})

test.skipIf(hasFfmpeg)('without ffmpeg one is told what to install', async () => {
  const reading = Array.fromAsync(framesOf(join(folder, 'two-seconds.mjpeg'), 4))
  await expect(reading).rejects.toThrow('apt install ffmpeg')
})
