import { spawn } from 'node:child_process'
import type { HallTrouble } from '@invigil/contract/hall-camera.ts'
import { type Fmp4Part, Fmp4Reader, NotReadable } from './read-fmp4.ts'

/** Hears what a camera delivers; `ended` comes once, with why. */
export interface HearCamera {
  part(part: Fmp4Part): void
  ended(trouble: HallTrouble): void
}

export interface CameraSource {
  /** Stops reading for a while: the network holds the rest back. */
  pause(): void
  resume(): void
  stop(): void
}

/** A camera that delivers nothing for this long is asked anew, in milliseconds. */
const silentAfterMs = 8_000

/**
 * Reads a camera by a child process of ffmpeg that copies its pictures without encoding them anew. The address, which holds a
 * password, goes to it over its input, so that it stands in no list of processes.
 */
export function readCamera(ffmpeg: string, address: string, hear: HearCamera): CameraSource {
  const child = spawn(ffmpeg, ffmpegArguments, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Nothing of ours is a camera's business.
    env: { PATH: process.env.PATH ?? '' },
  })
  const reader = new Fmp4Reader()
  let trouble: HallTrouble | undefined
  let words = ''
  let isOver = false
  const end = (why: HallTrouble) => {
    if (isOver) return
    isOver = true
    clearTimeout(watchdog)
    child.kill('SIGKILL')
    hear.ended(why)
  }
  let watchdog = setTimeout(() => end('silent'), silentAfterMs)
  child.on('error', () => end('no-ffmpeg'))
  child.on('close', () => end(trouble ?? troubleIn(words)))
  child.stderr.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-4_000)
  })
  child.stdout.on('data', (bytes: Buffer) => {
    clearTimeout(watchdog)
    if (isOver) return
    watchdog = setTimeout(() => end('silent'), silentAfterMs)
    try {
      for (const part of reader.push(bytes)) hear.part(part)
    } catch (error) {
      trouble = error instanceof NotReadable ? 'not-h264' : 'other'
      end(trouble)
    }
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(`ffconcat version 1.0\nfile '${address}'\noption rtsp_transport tcp\n`)
  return {
    pause: () => child.stdout.pause(),
    resume: () => child.stdout.resume(),
    stop: () => {
      isOver = true
      clearTimeout(watchdog)
      child.kill('SIGKILL')
    },
  }
}

const ffmpegArguments = [
  ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-fflags', 'nobuffer'],
  ...['-f', 'concat', '-safe', '0', '-protocol_whitelist', 'pipe,rtsp,rtsps,rtp,tcp,tls'],
  ...['-i', 'pipe:0', '-map', '0:v:0', '-an', '-c:v', 'copy', '-f', 'mp4', '-flush_packets', '1'],
  ...['-movflags', 'frag_every_frame+empty_moov+default_base_moof', 'pipe:1'],
]

/** What ffmpeg said last, as a reason people can act on. */
function troubleIn(words: string): HallTrouble {
  if (/\b40[13]\b|unauthorized|forbidden/i.test(words)) return 'refused'
  if (/refused|unreachable|no route|timed out|not found|resolve|name or service/i.test(words))
    return 'unreachable'
  if (/matches no streams|codec|unsupported/i.test(words)) return 'not-h264'
  return words === '' ? 'silent' : 'other'
}
