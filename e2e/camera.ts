import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const require = createRequire(import.meta.url)

/** What a pretend camera shows for a while: a stretch of a photograph, and how light the room is (1 as photographed). */
interface Scene {
  shows: keyof typeof views
  seconds: number
  light?: number
  /** The camera is turned: to one side, back, to the other, back, and for the last third down to the desk and up again. */
  isTurned?: true
}

/** Stretches (4:3) of the photographs that @vladmandic/face-api (MIT) brings along. */
const views = {
  linh: { photograph: 'sample6.jpg', left: 480, top: 240, width: 660, height: 495 },
  kim: { photograph: 'sample3.jpg', left: 370, top: 230, width: 640, height: 480 },
  'kim and a friend': { photograph: 'sample3.jpg', left: 540, top: 140, width: 800, height: 600 },
  'the whole room': { photograph: 'sample6.jpg', left: 0, top: 0, width: 1920, height: 1537 },
  'an empty room': { photograph: 'sample3.jpg', left: 0, top: 0, width: 520, height: 390 },
}

/** Somebody sits there and works, again and again. */
export const honest: readonly Scene[] = [{ shows: 'linh', seconds: 16 }]

/** A minute in which everything happens that a camera can see. */
export const eventful: readonly Scene[] = [
  { shows: 'kim', seconds: 12 },
  { shows: 'an empty room', seconds: 14 },
  { shows: 'kim', seconds: 4 },
  { shows: 'kim and a friend', seconds: 14 },
  { shows: 'kim', seconds: 4 },
  { shows: 'kim', seconds: 14, light: 0.12 },
]

/** Nobody sits there: the camera is turned round the room, again and again. */
export const shownRound: readonly Scene[] = [{ shows: 'the whole room', seconds: 12, isTurned: true }]

/** Somebody sits down, and leaves the room for a minute. */
export const deserted: readonly Scene[] = [
  { shows: 'kim', seconds: 12 },
  { shows: 'an empty room', seconds: 64 },
]

/** Chromium plays a film for a pretend camera at this pace, whatever the film says. */
const framesPerSecond = 30
const size = { width: 640, height: 480 }
/** The person sways a little, once in so many seconds; each scene's length is a multiple of it. */
const swaySeconds = 2

/**
 * Makes a film (MJPEG, yuvj420p: with any other Chromium shows nothing) and answers its path. It is kept in the system's
 * temporary folder and made anew when this file changes.
 */
export async function film(scenes: readonly Scene[]): Promise<string> {
  const folder = path.join(os.tmpdir(), `invigil-films-${os.userInfo().username}`)
  mkdirSync(folder, { recursive: true })
  const made = createHash('sha256')
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(JSON.stringify(scenes))
  const file = path.join(folder, `${made.digest('hex').slice(0, 16)}.mjpeg`)
  if (existsSync(file)) return file
  const unfinished = `${file}.${process.pid}`
  await encode(await Promise.all(scenes.map((scene) => still(scene, folder))), scenes, unfinished)
  renameSync(unfinished, file)
  return file
}

/** One picture of a scene, larger than the film, so that it can move. */
async function still({ shows, light = 1, isTurned }: Scene, folder: string): Promise<string> {
  const { photograph, ...area } = views[shows]
  const file = path.join(folder, `${shows.replaceAll(' ', '-')}-${light}.png`)
  // Two films may be made at a time, and one scene may come twice in one.
  const unfinished = `${file}.${randomUUID()}`
  const demo = path.dirname(require.resolve('@vladmandic/face-api/package.json'))
  await sharp(path.join(demo, 'demo', photograph))
    .extract(area)
    .resize({
      ...(isTurned ? { width: 1792, height: 1434 } : { width: size.width + 32, height: size.height + 24 }),
      fit: 'fill',
    })
    .linear(light, 0)
    .png()
    .toFile(unfinished)
  renameSync(unfinished, file)
  return file
}

function encode(stills: readonly string[], scenes: readonly Scene[], file: string): Promise<void> {
  const inputs = stills.flatMap((picture) => ['-framerate', String(framesPerSecond), '-i', picture])
  const turn = `2*PI*t/${swaySeconds}`
  // Every living camera has noise; without it the picture would stand still.
  const move = `crop=${size.width}:${size.height}:16+12*sin(${turn}):12+8*sin(${turn}),noise=alls=5:allf=t`
  const parts = stills
    .map(
      (_, at) =>
        `[${at}]${stay(scenes[at])},${scenes[at]?.isTurned ? turned(scenes[at].seconds) : move}[s${at}]`,
    )
    .join(';')
  const joined = `${stills.map((_, at) => `[s${at}]`).join('')}concat=n=${stills.length},format=yuvj420p[film]`
  const output = ['-map', '[film]', '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '7', '-f', 'mjpeg', file]
  return runFfmpeg([...inputs, '-filter_complex', `${parts};${joined}`, ...output])
}

/** One picture for as long as a scene lasts, decoded once: to read it again for each frame costs more than all else. */
function stay(scene: Scene | undefined): string {
  const frames = framesPerSecond * (scene?.seconds ?? 0)
  return `loop=${frames - 1}:1,setpts=N/${framesPerSecond}/TB`
}

/** Two thirds of the time from side to side by .85 of the picture's width, the last third down by half its height. */
function turned(seconds: number): string {
  const aside = (2 * seconds) / 3
  const x = `576+if(lt(t\\,${aside})\\,544*sin(2*PI*t/${aside})\\,0)`
  const y = `300+if(lt(t\\,${aside})\\,0\\,240*sin(PI*(t-${aside})/${seconds - aside}))`
  return `crop=${size.width}:${size.height}:${x}:${y},noise=alls=5:allf=t`
}

function runFfmpeg(args: string[]): Promise<void> {
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', '-y', ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  return new Promise((resolve, reject) => {
    let words = ''
    ffmpeg.stderr.on('data', (part: Buffer) => {
      words += part
    })
    ffmpeg.on('error', reject)
    ffmpeg.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`ffmpeg could not make the film: ${words}`)),
    )
  })
}
