import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { theModel } from '@invigil/models/catalogue.ts'
import { onnxFileName } from '@invigil/models/files.ts'
import { defaultCache } from '@invigil/models/served.ts'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Runtime } from './runtime.ts'

/** Runs the prepared networks on onnxruntime-node, one thread each: a server has more candidates than cores. */
export function nodeRuntime(cache: string = defaultCache): Runtime {
  return {
    load: async (id) => {
      const file = join(cache, onnxFileName(id))
      if (!existsSync(file)) throw new Error(`${file} is missing: run node packages/models/src/prepare.ts`)
      const { input } = theModel(id)
      const session = await InferenceSession.create(file, {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        graphOptimizationLevel: 'all',
        logSeverityLevel: 3,
      })
      return {
        run: async (values) => {
          const outputs = await session.run({ [input.name]: new Tensor('float32', values, input.shape) })
          return Object.fromEntries(
            Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]),
          )
        },
      }
    },
  }
}
