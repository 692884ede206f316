import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { catalogue, type Model } from '@invigil/models/catalogue.ts'
import { prepareModels } from '@invigil/models/prepare.ts'
import { loadReference } from '@invigil/models/reference/reference.ts'
import { type CameraState, lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import { viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { loadNetworks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import { percentile, type Table } from './table.ts'

const require = createRequire(import.meta.url)
const rounds = 40

/** What a frame costs on the server, network by network and whole, beside TensorFlow.js in the same run. */
export async function run(): Promise<Table> {
  await prepareModels()
  const rows: Array<Array<string | number>> = []
  for (const model of catalogue) rows.push(await compare(model))
  return {
    title: 'Vision: milliseconds a frame, one thread',
    columns: ['what', 'ours p10', 'ours p50', 'tfjs-wasm p10', 'tfjs-wasm p50', 'times faster'],
    rows: [...rows, ...(await wholeFrames())],
    notes: [
      `${rounds} rounds, ours and TensorFlow.js in turn; ours is onnxruntime-node`,
      'iris is one eye; a frame needs two',
      'a frame with detection: picture quality, faces, mesh twice, both eyes; a followed one: picture quality, mesh, both eyes',
      `memory of this process at the end: ${Math.round(process.memoryUsage().rss / 1e6)} MB, TensorFlow.js included`,
    ],
  }
}

async function compare(model: Model): Promise<Array<string | number>> {
  const reference = await loadReference(model)
  const network = await nodeRuntime().load(model.id)
  const length = model.input.shape.reduce((product, axis) => product * axis, 1)
  const input = Float32Array.from({ length }, () => Math.random())
  await network.run(input)
  await reference(input)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(await timed(() => network.run(input)))
    theirs.push(await timed(() => reference(input)))
  }
  const ratio = Math.round((percentile(theirs, 50) / percentile(ours, 50)) * 10) / 10
  return [model.id, ...ends(ours), ...ends(theirs), ratio]
}

async function wholeFrames(): Promise<Array<Array<string | number>>> {
  const networks = await loadNetworks(nodeRuntime())
  const package_ = require.resolve('@vladmandic/face-api/package.json')
  const picture = await readPicture(join(dirname(package_), 'demo', 'sample3.jpg'), 640)
  const alone = { ...picture, ...onlyMiddle(picture) }
  const start: CameraState = {}
  const { state } = await lookAtFrame(networks, viewOf(alone), 0, start)
  const detected: number[] = []
  const followed: number[] = []
  for (let round = 0; round < rounds; round++) {
    detected.push(await timed(() => lookAtFrame(networks, viewOf(alone), 0, start)))
    followed.push(await timed(() => lookAtFrame(networks, viewOf(alone), 500, state)))
  }
  return [
    ['a frame with detection', ...ends(detected), '', '', ''],
    ['a frame that follows', ...ends(followed), '', '', ''],
  ]
}

/** The middle third of a group picture, which shows one face, on black: the size of a camera's frame stays. */
function onlyMiddle({ width, channels, data }: { width: number; channels: number; data: ArrayLike<number> }) {
  return {
    data: Uint8Array.from(data, (value, index) => {
      const column = Math.floor(index / channels) % width
      return column > width * 0.5 && column < width * 0.72 ? value : 0
    }),
  }
}

function ends(values: readonly number[]): [number, number] {
  return [percentile(values, 10), percentile(values, 50)]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}
