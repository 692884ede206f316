import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import * as wasm from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import type { Model } from '../model.ts'
import { findSourceFiles } from '../sources.ts'
import { loadFaceApi } from './face-api.ts'
import { loadGraph } from './graph.ts'
import { loadLite } from './lite.ts'

/** Computes a network's outputs in the order of the catalogue. */
export type Compute = (input: tf.Tensor) => tf.Tensor[]

/** Runs a network as its authors do, not as we do. Answers its outputs by name. */
export type Reference = (input: Float32Array) => Promise<Record<string, Float32Array>>

const require = createRequire(import.meta.url)

/**
 * A network as TensorFlow.js (WebAssembly, one thread) runs it from the package's own files: what our ONNX files are
 * compared with. Undefined where the package's files are not here, and for networks that we take as they are.
 */
export async function loadReference(model: Model): Promise<Reference | undefined> {
  const files = await findSourceFiles(model)
  if (!files || model.source.form === 'onnx') return undefined
  await startWasm()
  const compute = await loadCompute(model, files.graph)
  return async (input) => {
    const picture = tf.tensor(input, [...model.input.shape])
    const outputs = tf.tidy(() => compute(picture))
    const values = await Promise.all(outputs.map(async (output) => (await output.data()) as Float32Array))
    tf.dispose([picture, ...outputs])
    return Object.fromEntries(
      model.outputs.map(({ name }, index) => [name, values[index] ?? new Float32Array()]),
    )
  }
}

function loadCompute(model: Model, file: string): Promise<Compute> | Compute {
  switch (model.source.form) {
    case 'graph-model':
      return loadGraph(model, file)
    case 'dlib':
      return loadFaceApi(dirname(file))
    case 'tflite':
      return loadLite(file)
    case 'onnx':
      throw new Error(`${model.id} is not converted`)
  }
}

async function startWasm(): Promise<void> {
  wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`)
  wasm.setThreadsCount(1)
  await tf.setBackend('wasm')
  await tf.ready()
}
