import { createRequire, registerHooks } from 'node:module'
import * as tf from '@tensorflow/tfjs-core'
import type { Compute } from './reference.ts'

interface FaceApi {
  readonly FaceRecognitionNet: new () => {
    loadFromDisk(folder: string): Promise<void>
    forwardInput(input: { toBatchTensor: (size: number) => tf.Tensor }): tf.Tensor
  }
}

const require = createRequire(import.meta.url)

/** Means of red, green, blue; face-api divides what is left by 255, dlib itself and we by 256. */
const means = [122.782, 117.001, 104.298]

/** face-api writes `x.div(y)` for `tf.div(x, y)`, which only the whole of TensorFlow.js offers. */
const chained: Record<string, (...args: never[]) => tf.Tensor> = {
  toFloat: (x: tf.Tensor) => tf.cast(x, 'float32'),
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  mean: tf.mean,
}

/** dlib's network as face-api itself runs it, on the same TensorFlow.js as the other references. */
export async function loadFaceApi(folder: string): Promise<Compute> {
  const { FaceRecognitionNet } = requireFaceApi()
  const network = new FaceRecognitionNet()
  await network.loadFromDisk(folder)
  return (input) => {
    const asDlibScales = tf.add(tf.mul(tf.sub(input, means), 255 / 256), means)
    return [network.forwardInput({ toBatchTensor: () => asDlibScales })]
  }
}

function requireFaceApi(): FaceApi {
  for (const [name, operation] of Object.entries(chained)) {
    const methods = tf.Tensor.prototype as unknown as Record<string, unknown>
    methods[name] ??= function chain(this: tf.Tensor, ...args: never[]) {
      return operation(...([this, ...args] as never[]))
    }
  }
  // Its build for Node asks for the whole of TensorFlow.js, of which it needs the core.
  const hooks = registerHooks({
    resolve: (wanted, context, next) =>
      next(wanted === '@tensorflow/tfjs' ? '@tensorflow/tfjs-core' : wanted, context),
  })
  try {
    return require('@vladmandic/face-api/dist/face-api.node-wasm.js') as FaceApi
  } finally {
    hooks.deregister()
  }
}
