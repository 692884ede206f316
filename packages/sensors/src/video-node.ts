import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { Picture } from './picture.ts'
import { readPixmaps } from './pixmap.ts'

/** A frame of a video and its time in seconds from the start. */
export interface VideoFrame {
  readonly seconds: number
  readonly picture: Picture
}

/** What is wrong with a video, or with this machine, in a sentence for the person who asked. */
export class VideoTrouble extends Error {}

/**
 * Decodes a video with ffmpeg into frames at a steady rate, at most `longestSide` pixels long. Files of bare MJPEG carry no
 * times of their own: `rateOfBareFrames` says at how many frames a second they were taken. Throws VideoTrouble without
 * ffmpeg, or where it cannot read the file.
 */
export async function* framesOf(
  file: string,
  framesPerSecond: number,
  { longestSide = 640, rateOfBareFrames = 30 }: { longestSide?: number; rateOfBareFrames?: number } = {},
): AsyncGenerator<VideoFrame> {
  const fit = `scale='min(${longestSide},iw)':'min(${longestSide},ih)':force_original_aspect_ratio=decrease`
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error'],
      ...(file.endsWith('.mjpeg') ? ['-f', 'mjpeg', '-framerate', String(rateOfBareFrames)] : []),
      ...['-i', file, '-an', '-vf', `fps=${framesPerSecond},${fit}`],
      ...['-f', 'image2pipe', '-c:v', 'ppm', '-'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const ended = endOf(ffmpeg, file)
  // Who stops reading early is not told about the end, and an unheard failure would end the process.
  ended.catch(() => {})
  try {
    let index = 0
    for await (const picture of readPixmaps(ffmpeg.stdout)) {
      yield { seconds: index / framesPerSecond, picture }
      index++
    }
    await ended
  } finally {
    ffmpeg.kill()
  }
}

function endOf(ffmpeg: ChildProcessByStdio<null, Readable, Readable>, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const words: Buffer[] = []
    ffmpeg.stderr.on('data', (chunk: Buffer) => words.push(chunk))
    ffmpeg.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'ENOENT'
          ? new VideoTrouble('videos need ffmpeg, which is not installed (Debian: apt install ffmpeg)')
          : error,
      )
    })
    ffmpeg.on('close', (code) => {
      const reason = Buffer.concat(words).toString('utf8').trim().split('\n').at(-1)
      if (code) reject(new VideoTrouble(`ffmpeg could not read ${file}: ${reason}`))
      else resolve()
    })
  })
}
