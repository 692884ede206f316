import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as wasm from '@tensorflow/tfjs-backend-wasm'
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter'
import * as tf from '@tensorflow/tfjs-core'
import type { Model } from './model.ts'

/** Runs a network as its package's authors do. Answers its outputs by name. */
export type Reference = (input: Float32Array) => Promise<Record<string, Float32Array>>

const require = createRequire(import.meta.url)

/** A network as TensorFlow.js (WebAssembly, one thread) runs it from the package's own files: what our ONNX files are compared with. */
export async function loadReference(model: Model): Promise<Reference> {
  await startWasm()
  const graph = await readGraph(
    join(dirname(require.resolve('@vladmandic/human')), '..', model.source.graph ?? ''),
  )
  const names = model.outputs.map((output) => output.name)
  return async (input) => {
    const picture = tf.tensor(input, [...model.input.shape])
    const outputs = [graph.execute(picture, names)].flat()
    const values = await Promise.all(outputs.map(async (output) => (await output.data()) as Float32Array))
    tf.dispose([picture, ...outputs])
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? new Float32Array()]))
  }
}

async function startWasm(): Promise<void> {
  wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`)
  wasm.setThreadsCount(1)
  await tf.setBackend('wasm')
  await tf.ready()
}

async function readGraph(file: string): Promise<GraphModel> {
  const model = JSON.parse(await readFile(file, 'utf8'))
  const paths: string[] = model.weightsManifest.flatMap((group: { paths: string[] }) => group.paths)
  const weights = Buffer.concat(await Promise.all(paths.map((path) => readFile(join(dirname(file), path)))))
  return loadGraphModel({
    load: async () => ({
      modelTopology: model.modelTopology,
      weightSpecs: model.weightsManifest.flatMap((group: { weights: unknown[] }) => group.weights),
      weightData: Uint8Array.from(weights).buffer,
      signature: model.signature,
      userDefinedMetadata: model.userDefinedMetadata,
    }),
  })
}
