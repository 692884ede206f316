import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** What is done to a camera from `fromSeconds` on. */
export const troubles = [
  'none',
  'looped',
  'frozen',
  'covered',
  'dark',
  'blurred by 4',
  'blurred by 8',
  'moved by 5 %',
  'moved by 15 %',
  'light out',
  'light on',
] as const
export type Trouble = (typeof troubles)[number]

/** Where the trouble begins, and how long a film is; a loop troubles from the beginning. */
export const fromSeconds = 30
export const filmSeconds = 60
export const loopSeconds = 90

const framesPerSecond = 10
const from = `enable='gte(t,${fromSeconds})'`
const noise = 'noise=alls=4:allf=t'

/** Filters of ffmpeg that make a trouble; noise comes last where the camera's own sensor would still add it. */
const filters: Readonly<Record<Trouble, readonly string[]>> = {
  none: [noise],
  looped: [noise],
  frozen: [
    noise,
    `loop=loop=${filmSeconds * framesPerSecond}:size=1:start=${fromSeconds * framesPerSecond}`,
    `setpts=N/${framesPerSecond}/TB`,
  ],
  covered: [`drawbox=c=0x181410:t=fill:${from}`, noise],
  dark: [`lutyuv=y=val*0.15:${from}`, noise],
  'blurred by 4': [`gblur=sigma=4:${from}`, noise],
  'blurred by 8': [`gblur=sigma=8:${from}`, noise],
  'moved by 5 %': [shift(0.05), noise],
  'moved by 15 %': [shift(0.15), noise],
  'light out': [`lutyuv=y=val*0.6:${from}`, noise],
  'light on': [`lutyuv=y=val*0.55:enable='lt(t,${fromSeconds})'`, noise],
}

/**
 * Makes a film as a server would get it (320×240, H.264 at a poor quality) from a bare MJPEG video, played again and again
 * because the labelled ones last seconds; only what `looped` is asked about minds that. Answers its path.
 */
export async function makeFilm(video: string, trouble: Trouble, folder: string): Promise<string> {
  const file = join(folder, `${trouble.replaceAll(/\W+/g, '-')}.mp4`)
  const seconds = trouble === 'looped' ? loopSeconds : filmSeconds
  const chain = [`fps=${framesPerSecond}`, 'scale=640:480', ...filters[trouble], 'scale=320:240'].join(',')
  const input = ['-stream_loop', '-1', '-f', 'mjpeg', '-framerate', '30', '-i', video]
  const output = ['-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '30', file]
  await runFfmpeg([...input, '-vf', chain, ...output])
  return file
}

/** A camera that shows four fifths of the picture, and from then on a part a share of the width beside it. */
function shift(share: number): string {
  const across = Math.round(640 * share)
  const down = Math.round(480 * share * 0.6)
  return `scale=800:600,crop=640:480:x='20+if(gte(t,${fromSeconds}),${across},0)':y='20+if(gte(t,${fromSeconds}),${down},0)'`
}

function runFfmpeg(args: readonly string[]): Promise<void> {
  const ffmpeg = spawn('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    ffmpeg.on('error', reject)
    ffmpeg.on('close', (code) => (code === 0 ? resolve() : reject(new Error('ffmpeg made no film'))))
  })
}
