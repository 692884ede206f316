import type { ModelId } from '@invigil/models/model.ts'

/** A loaded network: takes its one input as the catalogue describes it, gives its outputs by name. */
export interface Network {
  run(input: Float32Array): Promise<Readonly<Record<string, Float32Array>>>
}

/** Something that runs networks: onnxruntime-node on the server, onnxruntime-web in a browser's worker. */
export interface Runtime {
  load(id: ModelId): Promise<Network>
}

/** The networks that look at faces. */
export interface Networks {
  readonly faces: Network
  readonly mesh: Network
  readonly iris: Network
}

/** Loads the networks that look at faces, one after the other. */
export async function loadNetworks(runtime: Runtime): Promise<Networks> {
  const faces = await runtime.load('blazeface-256')
  const mesh = await runtime.load('facemesh-468')
  const iris = await runtime.load('iris')
  return { faces, mesh, iris }
}

/** An output by its name. Throws where the network has none of that name: the file and the catalogue disagree. */
export function output(outputs: Readonly<Record<string, Float32Array>>, name: string): Float32Array {
  const values = outputs[name]
  if (!values) throw new Error(`the network gave no output ${name}`)
  return values
}
