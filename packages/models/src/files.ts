import { catalogue, theModel } from './catalogue.ts'
import type { Model, ModelId, ModelSetName } from './model.ts'

/** The version of onnxruntime-web that browsers get; the same as the one installed, or preparing refuses. */
export const onnxruntimeVersion = '1.30.0'

/** A file of onnxruntime-web: its name in the package and what it must be. */
export interface RuntimeFile {
  readonly packaged: string
  readonly served: string
  readonly bytes: number
  readonly sha256: string
}

/** The three files a browser needs to run networks on one thread of WebAssembly. */
export const runtimeFiles = {
  /** The API, a module that exports `InferenceSession`, `Tensor` and `env`. */
  module: {
    packaged: 'ort.wasm.min.mjs',
    served: `onnxruntime-${onnxruntimeVersion}.mjs`,
    bytes: 50126,
    sha256: '219e6a1fc8a9938268d18efca3c91d310bd2f4a59bbd13744df5b2b7fc6cee3b',
  },
  /** Emscripten's glue, for `env.wasm.wasmPaths.mjs`. */
  loader: {
    packaged: 'ort-wasm-simd-threaded.mjs',
    served: `onnxruntime-${onnxruntimeVersion}-loader.mjs`,
    bytes: 24381,
    sha256: 'e13f7f94fc51b4ca72b12faeb1ee95f4ace6dfbc8939bc718aabdc0a27c4299b',
  },
  /** The code itself, for `env.wasm.wasmPaths.wasm`. */
  wasm: {
    packaged: 'ort-wasm-simd-threaded.wasm',
    served: `onnxruntime-${onnxruntimeVersion}.wasm`,
    bytes: 14239897,
    sha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
  },
} as const satisfies Record<string, RuntimeFile>

/** The name under which a network is kept and served. It changes with the content, so it may be cached for ever. */
export function onnxFileName(id: ModelId): string {
  return nameOf(theModel(id))
}

/** A file that browsers fetch: its name below `/models/` and the size it has when it is not compressed. */
export interface DeliveredFile {
  readonly name: string
  readonly bytes: number
}

/** What a browser fetches before anything is looked at: the runtime and the light networks. */
export const deliveredFiles: readonly DeliveredFile[] = [
  ...Object.values(runtimeFiles).map((file) => ({ name: file.served, bytes: file.bytes })),
  ...catalogue.filter((model) => model.isLight).map(delivered),
]

/** The other networks, which a browser may fetch one by one while it looks already. */
export const laterFiles: ReadonlyArray<DeliveredFile & { readonly id: ModelId }> = catalogue
  .filter((model) => !model.isLight)
  .map((model) => ({ id: model.id, ...delivered(model) }))

/** Where browsers ask which networks there are; unlike all other files below `/models/` it may change. */
export const setFileName = 'set.json'

/** What is behind `setFileName`: the networks that this server offers, by the names of their files. */
export interface ModelSet {
  readonly set: ModelSetName
  readonly networks: Readonly<Partial<Record<ModelId, string>>>
}

function delivered(model: Model): DeliveredFile {
  return { name: nameOf(model), bytes: model.onnx.bytes }
}

function nameOf(model: Model): string {
  return `${model.id}.${model.onnx.sha256.slice(0, 8)}.onnx`
}
