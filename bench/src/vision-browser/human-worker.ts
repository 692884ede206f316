/** What we use of @vladmandic/human, which is asked for at run time: bundling it would bring four backends along. */
interface Human {
  load(): Promise<void>
  warmup(): Promise<unknown>
  detect(frame: ImageBitmap): Promise<{ face: { embedding?: number[]; live?: number }[]; object: unknown[] }>
}

const address = '/human/human.esm.js'
const { Human: Maker } = (await import(/* @vite-ignore */ address)) as {
  Human: new (settings: object) => Human
}
const rare = { skipFrames: 999 }
const off = { enabled: false }

// The same work in the same rhythm: detection once a second, description, liveness and things as seldom as ours.
const human = new Maker({
  backend: 'wasm',
  wasmPath: '/tfjs/',
  wasmPlatformFetch: true,
  modelBasePath: '/human/models/',
  cacheSensitivity: 0,
  filter: off,
  face: {
    enabled: true,
    detector: { ...rare, rotation: true, maxDetected: 3, skipTime: 1000 },
    mesh: { enabled: true },
    iris: { enabled: true },
    description: { ...rare, enabled: true, skipTime: 7000 },
    liveness: { ...rare, enabled: true, skipTime: 8000 },
    antispoof: off,
    emotion: off,
  },
  object: { ...rare, enabled: true, modelPath: 'centernet.json', skipTime: 5000 },
  body: off,
  hand: off,
  gesture: off,
  segmentation: off,
})
await human.load()
await human.warmup()
const page = self as unknown as { postMessage: (message: string[]) => void }
page.postMessage([])

self.addEventListener('message', async ({ data }: MessageEvent<ImageBitmap>) => {
  const { face, object } = await human.detect(data)
  data.close()
  const [main] = face
  page.postMessage([
    'frames',
    ...(main ? ['faces'] : []),
    ...(main?.embedding ? ['descriptions'] : []),
    ...(object.length > 0 ? ['things'] : []),
  ])
})
