import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { packageFolder } from '@invigil/models/sources.ts'
import type { Picture } from '@invigil/sensors/picture.ts'

/** @vladmandic/human, looking for what we look for: faces, mesh, irises, a description, a living face, things. */
export interface Human {
  look(
    picture: Picture,
  ): Promise<{ readonly faces: number; readonly described: number; readonly things: number }>
  close(): void
}

interface HumanModule {
  readonly Human: new (
    config: object,
  ) => {
    readonly tf: { tensor4d(values: ArrayLike<number>, shape: number[], type: string): { dispose(): void } }
    load(): Promise<void>
    detect(input: object): Promise<{
      readonly error: string | null
      readonly face: ReadonlyArray<{ readonly embedding?: readonly number[] }>
      readonly object: readonly object[]
    }>
  }
}

const require = createRequire(import.meta.url)

/** Starts human on WebAssembly. In Node it loads its networks over HTTP only, so they are served to it from its package. */
export async function startHuman(): Promise<Human> {
  const folder = packageFolder('@vladmandic/human')
  const server = createServer(async (request, response) => {
    const name = basename(request.url ?? '')
    response.end(await readFile(join(folder, 'models', name)).catch(() => undefined))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const { Human } = require(join(folder, 'dist/human.node-wasm.js')) as HumanModule
  const human = new Human(configOf(`http://127.0.0.1:${port}/models/`))
  await human.load()
  return {
    look: async ({ width, height, channels, data }) => {
      const input = human.tf.tensor4d(data, [1, height, width, channels], 'int32')
      const { error, face, object } = await human.detect(input)
      input.dispose()
      if (error) throw new Error(`human failed: ${error}`)
      return { faces: face.length, described: face[0]?.embedding?.length ?? 0, things: object.length }
    },
    close: () => server.close(),
  }
}

function configOf(modelBasePath: string): object {
  const on = { enabled: true }
  const off = { enabled: false }
  return {
    backend: 'wasm',
    wasmPath: `${join(packageFolder('@tensorflow/tfjs-backend-wasm'), 'dist')}/`,
    modelBasePath,
    debug: false,
    async: false,
    warmup: 'none',
    // Every frame is looked at anew, as ours are.
    cacheSensitivity: 0,
    filter: off,
    gesture: off,
    body: off,
    hand: off,
    face: {
      enabled: true,
      detector: { rotation: true, maxDetected: 1, skipFrames: 0, skipTime: 0 },
      mesh: on,
      iris: on,
      description: { enabled: true, skipFrames: 0, skipTime: 0 },
      antispoof: { enabled: true, skipFrames: 0, skipTime: 0 },
      liveness: { enabled: true, skipFrames: 0, skipTime: 0 },
      emotion: off,
    },
    object: { enabled: true, modelPath: 'centernet.json', skipFrames: 0, skipTime: 0 },
  }
}
