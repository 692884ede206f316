import { faceModels } from './catalogue/faces.ts'
import { identityModels } from './catalogue/identity.ts'
import { thingsModels } from './catalogue/things.ts'
import type { Model, ModelId, ModelSetName } from './model.ts'

/** Every network Invigil uses. */
export const catalogue: readonly Model[] = [...faceModels, ...identityModels, ...thingsModels]

/** The networks of a set, whether or not they could be had on this machine. */
export function modelsOf(set: ModelSetName): readonly Model[] {
  return set === 'strict' ? catalogue.filter((model) => model.isStrict) : catalogue
}

/** The entry of a network. */
export function theModel(id: ModelId): Model {
  const model = catalogue.find((entry) => entry.id === id)
  if (!model) throw new Error(`no network is called ${id}`)
  return model
}

/** A network as signals name it, e.g. `iris@db8f7eca`. */
export function modelVersion(id: ModelId): string {
  return `${id}@${theModel(id).onnx.sha256.slice(0, 8)}`
}
