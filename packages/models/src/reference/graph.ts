import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { loadGraphModel } from '@tensorflow/tfjs-converter'
import type { Model } from '../model.ts'
import type { Compute } from './reference.ts'

/** A graph model as the TensorFlow.js converter's own interpreter runs it. */
export async function loadGraph(model: Model, file: string): Promise<Compute> {
  const description = JSON.parse(await readFile(file, 'utf8'))
  const paths: string[] = description.weightsManifest.flatMap((group: { paths: string[] }) => group.paths)
  const weights = Buffer.concat(await Promise.all(paths.map((path) => readFile(join(dirname(file), path)))))
  const graph = await loadGraphModel({
    load: async () => ({
      modelTopology: description.modelTopology,
      weightSpecs: description.weightsManifest.flatMap((group: { weights: unknown[] }) => group.weights),
      weightData: Uint8Array.from(weights).buffer,
      signature: description.signature,
      userDefinedMetadata: description.userDefinedMetadata,
    }),
  })
  const names = model.outputs.map((output) => output.name)
  return (input) => [graph.execute(input, names)].flat()
}
