import { readFileSync } from 'node:fs'
import * as tf from '@tensorflow/tfjs-core'
import { type LiteModel, type LiteOperation, readLiteModel } from '../convert/tflite.ts'
import type { Compute } from './reference.ts'

type Values = Map<number, tf.Tensor>

/** A TensorFlow Lite file, operation by operation as TensorFlow.js computes them; no package runs such files in Node. */
export function loadLite(file: string): Compute {
  const model = readLiteModel(readFileSync(file))
  const constants = [...model.constants].map(
    ([index, { shape, data }]) => [index, tf.tensor(data, [...shape])] as const,
  )
  return (input) => {
    const values: Values = new Map(constants)
    for (const { tensor } of model.inputs) values.set(tensor, input)
    for (const operation of model.operations) values.set(operation.output, compute(model, operation, values))
    return model.outputs.map((output) => valueAt(values, output))
  }
}

function compute(
  model: LiteModel,
  { operation, inputs, options, output }: LiteOperation,
  values: Values,
): tf.Tensor {
  const [first, second, third] = inputs.map((index) => valueAt(values, index))
  if (!first) throw new Error(`${operation} has no input`)
  const strides: [number, number] = [options?.integer(2, 1) ?? 1, options?.integer(1, 1) ?? 1]
  const padding = options?.byte(0) === 0 ? 'same' : 'valid'
  switch (operation) {
    case 'Conv2D':
      return tf.add(
        tf.conv2d(first as tf.Tensor4D, tf.transpose(second as tf.Tensor4D, [1, 2, 3, 0]), strides, padding),
        third ?? 0,
      )
    case 'DepthwiseConv2D':
      return tf.add(
        tf.depthwiseConv2d(
          first as tf.Tensor4D,
          tf.transpose(second as tf.Tensor4D, [1, 2, 3, 0]),
          strides,
          padding,
        ),
        third ?? 0,
      )
    case 'Add':
      return tf.add(first, second ?? 0)
    case 'Sub':
      return tf.sub(first, second ?? 0)
    case 'Mul':
      return tf.mul(first, second ?? 1)
    case 'Abs':
      return tf.abs(first)
    case 'Relu':
      return tf.relu(first)
    case 'Reshape':
      return tf.reshape(first, [1, ...(model.shapes[output] ?? []).slice(1)])
    default:
      throw new Error(`the operation ${operation} is not known`)
  }
}

function valueAt(values: Values, index: number): tf.Tensor {
  const value = values.get(index)
  if (!value) throw new Error(`nothing made tensor ${index}`)
  return value
}
