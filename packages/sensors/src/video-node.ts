import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { Picture } from './picture.ts'

/** A frame of a video and its time in seconds from the start. */
export interface VideoFrame {
  readonly seconds: number
  readonly picture: Picture
}

/** What is wrong with a video, or with this machine, in a sentence for the person who asked. */
export class VideoTrouble extends Error {}

/**
 * Decodes a video with ffmpeg into frames of `width`×`height` at a steady rate. Files of bare MJPEG carry no times of
 * their own: `rateOfBareFrames` says at how many frames a second they were taken. Throws VideoTrouble without ffmpeg,
 * or where it cannot read the file.
 */
export async function* framesOf(
  file: string,
  framesPerSecond: number,
  { width, height, rateOfBareFrames = 30 }: { width: number; height: number; rateOfBareFrames?: number },
): AsyncGenerator<VideoFrame> {
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error'],
      ...(file.endsWith('.mjpeg') ? ['-f', 'mjpeg', '-framerate', String(rateOfBareFrames)] : []),
      ...['-i', file, '-an', '-vf', `fps=${framesPerSecond},${fitted(width, height)}`],
      ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const ended = endOf(ffmpeg, file)
  // Who stops reading early is not told about the end, and an unheard failure would end the process.
  ended.catch(() => {})
  try {
    let index = 0
    for await (const data of piecesOf(ffmpeg.stdout, width * height * 3)) {
      yield { seconds: index / framesPerSecond, picture: { width, height, channels: 3, data } }
      index++
    }
    await ended
  } finally {
    ffmpeg.kill()
  }
}

function fitted(width: number, height: number): string {
  return `scale=${width}:${height}:force_original_aspect_ratio=decrease,pad=${width}:${height}:-1:-1`
}

async function* piecesOf(stream: Readable, length: number): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(length)
  let filled = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let used = 0
    while (used < chunk.length) {
      const taken = chunk.subarray(used, used + length - filled)
      piece.set(taken, filled)
      filled += taken.length
      used += taken.length
      if (filled === length) {
        yield piece
        piece = new Uint8Array(length)
        filled = 0
      }
    }
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
