import { access } from 'node:fs/promises'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import type { Signal } from '@invigil/contract/signal.ts'
import { createWatch, everyDetector, type Watch } from '@invigil/detectors/all.ts'
import type { ModelSetName } from '@invigil/models/model.ts'
import { prepareModels } from '@invigil/models/prepare.ts'
import { type Eyes, type LookWish, look } from '@invigil/sensors/eyes.ts'
import { networksBehind } from '@invigil/sensors/networks-behind.ts'
import type { Observation, ObservationOf } from '@invigil/sensors/observation.ts'
import { viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { framesOf, type VideoFrame, VideoTrouble } from '@invigil/sensors/video-node.ts'
import { describeFace } from '../platform/vision/describe.ts'
import { lazyNetworks } from '../platform/vision/networks.ts'
import { startLooker } from './look-through.ts'

const usage = `npm run invigil -- observe FILE… [--reference PHOTO] [--json] [--observations] [--fps N]

Looks at pictures and videos as an exam would, with every detector on, and prints what was noticed.
  --reference PHOTO  whose face the main face is compared with
  --json          one JSON object a line
  --observations  also what was seen in each frame (always so for pictures)
  --fps N         frames a second to look at in a video (4)
`

const pictureEndings = ['.avif', '.gif', '.jpeg', '.jpg', '.png', '.tif', '.tiff', '.webp']

/** One line of the answer: `at` is in seconds from the start of the file, as are the instants inside. */
export type Noticed =
  | { file: string; at: number; observation: Observation }
  | { file: string; at: number; signal: Signal }

interface Wish {
  files: readonly string[]
  reference: string | undefined
  framesPerSecond: number
  withObservations: boolean
}

/**
 * `invigil observe`: looks at files with the server's sensors and detectors and prints what they see. Answers the exit
 * code: 0, 1 where a file could not be read, 2 for a wrong call.
 */
export async function observe(
  args: string[],
  out: NodeJS.WritableStream,
  complain: NodeJS.WritableStream = process.stderr,
  set: ModelSetName = 'best',
): Promise<number> {
  const asked = readArguments(args)
  if (!asked) {
    complain.write(usage)
    return 2
  }
  await prepareModels(undefined, { set, say: (line) => complain.write(`${line}\n`) })
  const eyes = await openEyes(asked.reference, set, complain)
  if (!eyes) return 1
  let code = 0
  for (const file of asked.files) {
    try {
      await access(file)
      for await (const noticed of lookThrough(eyes, file, asked))
        out.write(`${asked.asJson ? JSON.stringify(noticed) : sentence(noticed)}\n`)
    } catch (error) {
      complain.write(`${file}: ${reasonOf(error)}\n`)
      code = 1
    }
  }
  return code
}

function readArguments(args: string[]): (Wish & { asJson: boolean }) | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        reference: { type: 'string' },
        json: { type: 'boolean' },
        observations: { type: 'boolean' },
        fps: { type: 'string' },
      },
    })
    const framesPerSecond = Number(values.fps ?? 4)
    if (positionals.length === 0 || !(framesPerSecond > 0 && framesPerSecond <= 60)) return undefined
    return {
      files: positionals,
      reference: values.reference,
      framesPerSecond,
      withObservations: values.observations ?? false,
      asJson: values.json ?? false,
    }
  } catch {
    // parseArgs throws at a flag it does not know.
    return undefined
  }
}

/** Every network there is, and the face of the reference photo; undefined where no face in it can be compared. */
async function openEyes(
  reference: string | undefined,
  set: ModelSetName,
  complain: NodeJS.WritableStream,
): Promise<Eyes | undefined> {
  const networks = lazyNetworks((missing) => complain.write(`looking without ${missing.join(', ')}\n`), set)
  const eyes = await networks.eyesFor({ ...everything, identity: reference !== undefined })
  if (reference === undefined) return eyes
  try {
    const { template, faults } = await describeFace(networks, await readPicture(reference, 640))
    if (template) return { ...eyes, reference: template }
    complain.write(`${reference}: no face to compare with (${faults.join(', ')})\n`)
  } catch (error) {
    complain.write(`${reference}: ${reasonOf(error)}\n`)
  }
  return undefined
}

const everything: LookWish = { faces: true, identity: true, liveness: true, things: 'closely' }
const everyLook: ReadonlySet<ObservationOf> = new Set(['faces', 'picture', 'identity', 'liveness', 'things'])

/** What is seen and noticed in one file, in the order of time. In a picture everything is looked for, in a video what is due. */
export async function* lookThrough(
  eyes: Eyes,
  file: string,
  { framesPerSecond, withObservations }: Pick<Wish, 'framesPerSecond' | 'withObservations'>,
): AsyncGenerator<Noticed> {
  const isPicture = pictureEndings.includes(extname(file).toLowerCase())
  const frames = isPicture ? onePicture(file) : framesOf(file, framesPerSecond)
  const watch = watchFile()
  const looker = startLooker(eyes, { wanted: everyLook, everyFrame: true })
  let last = 0
  for await (const { seconds, picture } of frames) {
    last = seconds
    const at = Math.round(seconds * 1000)
    const looked = isPicture
      ? await look(eyes, viewOf(picture), at, {}, everything)
      : await looker.see(picture, at)
    for (const observation of looked?.observations ?? []) {
      if (withObservations || isPicture) yield { file, at: seconds, observation: inSeconds(observation) }
      for (const signal of watch.see(observation)) yield noticed(file, signal)
    }
  }
  for (const signal of watch.end(Math.round(last * 1000))) yield noticed(file, signal)
}

async function* onePicture(file: string): AsyncGenerator<VideoFrame> {
  yield { seconds: 0, picture: await readPicture(file, 640) }
}

/** Episodes are numbered, so that the same file gives the same lines. */
function watchFile(): Watch {
  let episodes = 0
  return createWatch({
    settings: everyDetector(),
    silenced: [],
    newId: () => String(++episodes),
    models: networksBehind,
  })
}

function noticed(file: string, signal: Signal): Noticed {
  return {
    file,
    at: signal.at / 1000,
    signal: { ...signal, at: signal.at / 1000, since: signal.since / 1000 },
  }
}

function inSeconds(observation: Observation): Observation {
  return { ...observation, at: observation.at / 1000 }
}

function sentence(line: Noticed): string {
  const time = `${line.at.toFixed(2).padStart(8)} s`
  if ('observation' in line) return `${line.file} ${time}  saw ${JSON.stringify(line.observation)}`
  const { kind, phase, detail } = line.signal
  return `${line.file} ${time}  ${kind} ${phase} ${JSON.stringify(detail)}`
}

function reasonOf(error: unknown): string {
  if (error instanceof VideoTrouble) return error.message
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'there is no such file'
  return error instanceof Error ? error.message : String(error)
}
