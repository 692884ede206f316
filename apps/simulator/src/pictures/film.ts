import { spawn } from 'node:child_process'
import { type Encoded, readByteStream } from './h264.ts'

/** How a track is filmed. Its films are `seconds` long and begin anew without a jump. */
export interface Format {
  width: number
  height: number
  framesPerSecond: number
  /** From key frame to key frame. */
  keySeconds: number
  kilobits: number
}

/** The small moving picture for the wall, and what is recorded. */
export const formats = {
  preview: { width: 320, height: 240, framesPerSecond: 5, keySeconds: 1, kilobits: 60 },
  camera: { width: 640, height: 480, framesPerSecond: 15, keySeconds: 4, kilobits: 250 },
} as const satisfies Record<string, Format>

/** A multiple of every format's `keySeconds`. */
export const filmSeconds = 8

/** That there is no ffmpeg, in a sentence for the person who asked. */
export class NoFfmpeg extends Error {
  override name = 'NoFfmpeg'
  constructor() {
    super('ffmpeg is missing, so the pretend candidates have no picture (Debian: apt-get install ffmpeg)')
  }
}

/**
 * Makes a film of a still picture (JPEG): the camera comes slowly nearer, sways and goes back. H.264 baseline without
 * B-frames, so that a decoder shows each picture at once. Throws NoFfmpeg.
 */
export async function makeFilm(picture: Buffer, format: Format): Promise<Encoded> {
  const { width, height, framesPerSecond, keySeconds, kilobits } = format
  const frames = filmSeconds * framesPerSecond
  const turn = `2*PI*on/${frames}`
  const move = [
    `zoompan=z='1.12+0.05*sin(${turn})'`,
    `x='(iw-iw/zoom)*(0.5+0.25*sin(${turn}))'`,
    `y='(ih-ih/zoom)*(0.5+0.2*cos(${turn}))'`,
    `d=${frames}`,
    `s=${width}x${height}`,
    `fps=${framesPerSecond}`,
  ].join(':')
  const key = keySeconds * framesPerSecond
  const stream = await runFfmpeg(picture, [
    ...['-f', 'image2pipe', '-c:v', 'mjpeg', '-i', 'pipe:0', '-vf', `scale=2560:-1,${move}`],
    ...['-frames:v', String(frames), '-c:v', 'libx264', '-profile:v', 'baseline', '-level', '3.1'],
    ...['-pix_fmt', 'yuv420p', '-preset', 'veryfast', '-threads', '1', '-bf', '0'],
    ...['-g', String(key), '-keyint_min', String(key), '-sc_threshold', '0'],
    ...['-b:v', `${kilobits}k`, '-maxrate', `${kilobits * 2}k`, '-bufsize', `${kilobits * 2}k`],
    ...['-x264-params', 'aud=1:repeat-headers=1', '-f', 'h264', 'pipe:1'],
  ])
  return readByteStream(stream)
}

async function runFfmpeg(input: Buffer, args: string[]): Promise<Buffer> {
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  return await new Promise((resolve, reject) => {
    const film: Buffer[] = []
    const words: Buffer[] = []
    ffmpeg.stdout.on('data', (part: Buffer) => film.push(part))
    ffmpeg.stderr.on('data', (part: Buffer) => words.push(part))
    ffmpeg.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new NoFfmpeg() : error),
    )
    ffmpeg.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(film))
      else reject(new Error(`ffmpeg could not make a film: ${Buffer.concat(words)}`))
    })
    // It says what is wrong itself; a pipe it closed early says nothing more.
    ffmpeg.stdin.on('error', () => undefined)
    ffmpeg.stdin.end(input)
  })
}
