import { access } from 'node:fs/promises'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import type { Signal } from '@invigil/contract/signal.ts'
import { createWatch, everyDetector, type Watch } from '@invigil/detectors/all.ts'
import { modelVersion } from '@invigil/models/catalogue.ts'
import { prepareModels } from '@invigil/models/prepare.ts'
import { type CameraState, lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import type { Observation } from '@invigil/sensors/observation.ts'
import { viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { loadNetworks, type Networks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import { framesOf, type VideoFrame, VideoTrouble } from '@invigil/sensors/video-node.ts'

const usage = `npm run invigil -- observe FILE… [--json] [--observations] [--fps N]

Looks at pictures and videos as an exam would, with every detector on, and prints what was noticed.
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
): Promise<number> {
  const asked = readArguments(args)
  if (!asked) {
    complain.write(usage)
    return 2
  }
  await prepareModels(undefined, (line) => complain.write(`${line}\n`))
  const networks = await loadNetworks(nodeRuntime())
  let code = 0
  for (const file of asked.files) {
    try {
      await access(file)
      for await (const noticed of lookThrough(networks, file, asked))
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
      options: { json: { type: 'boolean' }, observations: { type: 'boolean' }, fps: { type: 'string' } },
    })
    const framesPerSecond = Number(values.fps ?? 4)
    if (positionals.length === 0 || !(framesPerSecond > 0 && framesPerSecond <= 60)) return undefined
    return {
      files: positionals,
      framesPerSecond,
      withObservations: values.observations ?? false,
      asJson: values.json ?? false,
    }
  } catch {
    // parseArgs throws at a flag it does not know.
    return undefined
  }
}

/** What is seen and noticed in one file, in the order of time. */
export async function* lookThrough(
  networks: Networks,
  file: string,
  { framesPerSecond, withObservations }: Pick<Wish, 'framesPerSecond' | 'withObservations'>,
): AsyncGenerator<Noticed> {
  const isPicture = pictureEndings.includes(extname(file).toLowerCase())
  const frames = isPicture ? onePicture(file) : framesOf(file, framesPerSecond)
  const watch = watchFile()
  let state: CameraState = {}
  let last = 0
  for await (const { seconds, picture } of frames) {
    last = seconds
    const look = await lookAtFrame(networks, viewOf(picture), Math.round(seconds * 1000), state)
    state = look.state
    for (const observation of look.observations) {
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
    models: { faces: [modelVersion('blazeface-256'), modelVersion('facemesh-468'), modelVersion('iris')] },
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
