import { catalogue, type Model, type ModelId, theModel } from './catalogue.ts'

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

/** Everything a browser may fetch, with the size it has when it is not compressed. */
export const deliveredFiles: ReadonlyArray<{ readonly name: string; readonly bytes: number }> = [
  ...Object.values(runtimeFiles).map((file) => ({ name: file.served, bytes: file.bytes })),
  ...catalogue.map((model) => ({ name: nameOf(model), bytes: model.onnx.bytes })),
]

function nameOf(model: Model): string {
  return `${model.id}.${model.onnx.sha256.slice(0, 8)}.onnx`
}
