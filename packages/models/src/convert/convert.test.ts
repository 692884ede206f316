import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { beforeAll, expect, test } from 'vitest'
import { catalogue } from '../catalogue.ts'
import { onnxFileName } from '../files.ts'
import type { Model } from '../model.ts'
import { prepareModels } from '../prepare.ts'
import { loadReference } from '../reference.ts'
import { defaultCache } from '../served.ts'

beforeAll(async () => {
  await prepareModels()
}, 60_000)

const graphModels = catalogue.filter(
  (model) => model.source.form === 'graph-model' && !model.source.archiveMegabytes,
)

test.each(graphModels)('$id answers on noise what TensorFlow.js answers', async (model) => {
  const input = noise(model.input.shape.reduce((product, axis) => product * axis, 1))
  const expected = await (await loadReference(model))(input)
  const answers = await runConverted(model, input)
  expect(Object.keys(answers).sort()).toEqual(model.outputs.map((output) => output.name).sort())
  expect(worstError(answers, expected)).toBeLessThan(1e-3)
})

async function runConverted(model: Model, input: Float32Array): Promise<Record<string, Float32Array>> {
  const session = await InferenceSession.create(await readFile(join(defaultCache, onnxFileName(model.id))))
  const outputs = await session.run({ [model.input.name]: new Tensor('float32', input, model.input.shape) })
  return Object.fromEntries(
    Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]),
  )
}

/** The largest difference of any output, relative to that output's largest value: half-precision weights cost some 2e-4. */
function worstError(answers: Record<string, Float32Array>, expected: Record<string, Float32Array>): number {
  const errors = Object.entries(expected).map(([name, values]) => {
    const scale = Math.max(...values.map(Math.abs))
    const answer = answers[name] ?? new Float32Array()
    return Math.max(...values.map((value, index) => Math.abs(value - (answer[index] ?? Number.NaN)))) / scale
  })
  return Math.max(...errors)
}

/** The same numbers between 0 and 1 on every machine. */
function noise(length: number): Float32Array {
  let state = 12345
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  })
}
