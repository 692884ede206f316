import { catalogue } from '@invigil/models/catalogue.ts'
import type { Model } from '@invigil/models/model.ts'
import { loadReference } from '@invigil/models/reference/reference.ts'
import { offeredSet } from '@invigil/models/served.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import { ends, measure, measureInTurn, timesFaster } from './measure.ts'
import type { Row } from './row.ts'

/** Each network on noise, beside what its authors’ own files cost on TensorFlow.js; one that could not be had is left out. */
export async function networkRows(rounds: number): Promise<Row[]> {
  const offered = offeredSet().networks
  const rows: Row[] = []
  for (const model of catalogue.filter(({ id }) => offered[id])) rows.push(await compare(model, rounds))
  return rows
}

async function compare(model: Model, rounds: number): Promise<Row> {
  const network = await nodeRuntime().load(model.id)
  const reference = await loadReference(model)
  const length = model.input.shape.reduce((product, axis) => product * axis, 1)
  const input = Float32Array.from({ length }, () => Math.random())
  if (!reference) {
    const { times } = await measure(rounds, () => network.run(input))
    return [model.id, ...ends(times), '', '', '']
  }
  const { ours, theirs } = await measureInTurn(
    rounds,
    () => network.run(input),
    () => reference(input),
  )
  return [model.id, ...ends(ours), ...ends(theirs), timesFaster(ours, theirs)]
}
