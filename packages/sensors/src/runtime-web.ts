import { theModel } from '@invigil/models/catalogue.ts'
import { onnxFileName, runtimeFiles } from '@invigil/models/files.ts'
import type { ModelId } from '@invigil/models/model.ts'
import type { Runtime } from './runtime.ts'

/**
 * Runs the networks on onnxruntime-web, one thread of WebAssembly, which needs no cross-origin isolation. All files come
 * from `baseUrl` (an absolute address that ends in a slash); `onLoaded` hears each file's name once it is there.
 */
export async function webRuntime(
  baseUrl: string,
  onLoaded: (name: string) => void = () => {},
): Promise<Runtime> {
  const { module, loader, wasm } = runtimeFiles
  const address = new URL(module.served, baseUrl).href
  // Asked for at run time, so that bundlers neither copy the 14 MB beside it nor choose another build.
  const ort = (await import(/* @vite-ignore */ address)) as typeof import('onnxruntime-web')
  onLoaded(module.served)
  ort.env.wasm.numThreads = 1
  ort.env.wasm.wasmPaths = {
    mjs: new URL(loader.served, baseUrl).href,
    wasm: new URL(wasm.served, baseUrl).href,
  }
  return {
    load: async (id) => {
      const bytes = await fetchNetwork(baseUrl, id)
      const { input } = theModel(id)
      const session = await ort.InferenceSession.create(bytes, {
        executionProviders: ['wasm'],
        graphOptimizationLevel: 'all',
        logSeverityLevel: 3,
      })
      // The first session brings the runtime's code along.
      onLoaded(loader.served)
      onLoaded(wasm.served)
      onLoaded(onnxFileName(id))
      return {
        run: async (values) => {
          const outputs = await session.run({ [input.name]: new ort.Tensor('float32', values, input.shape) })
          return Object.fromEntries(
            Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]),
          )
        },
      }
    },
  }
}

async function fetchNetwork(baseUrl: string, id: ModelId): Promise<Uint8Array> {
  const response = await fetch(new URL(onnxFileName(id), baseUrl))
  if (!response.ok) throw new Error(`${id} could not be fetched: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
