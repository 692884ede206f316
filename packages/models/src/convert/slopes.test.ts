import { expect, test } from 'vitest'
import { findSlopes } from './slopes.ts'
import type { LiteModel, LiteOperation } from './tflite.ts'

/** relu(0) + c·(0 − |0|), where tensor 1 is c. */
const leaky: LiteOperation[] = [
  step('Relu', [0], 2),
  step('Abs', [0], 3),
  step('Sub', [0, 3], 4),
  step('Mul', [1, 4], 5),
  step('Add', [2, 5], 6),
]

test('five operations that make a leaky activation are found as one, with twice the factors', () => {
  expect([...findSlopes(modelOf(leaky))]).toEqual([[6, { of: 0, factors: Float32Array.of(0.5, -1) }]])
})

test('a sum of two different tensors is a sum', () => {
  const other = [step('Relu', [7], 2), ...leaky.slice(1)]
  expect([...findSlopes(modelOf(other))]).toEqual([])
})

test('a product without constant factors is no slope', () => {
  const other = leaky.map((operation) => (operation.output === 5 ? step('Mul', [7, 4], 5) : operation))
  expect([...findSlopes(modelOf(other))]).toEqual([])
})

function step(operation: string, inputs: number[], output: number): LiteOperation {
  return { operation, inputs, output, options: undefined }
}

function modelOf(operations: readonly LiteOperation[]): LiteModel {
  return {
    shapes: [],
    constants: new Map([[1, { shape: [2], data: Float32Array.of(0.25, -0.5) }]]),
    operations,
    inputs: [{ tensor: 0, name: 'input' }],
    outputs: [6],
  }
}
