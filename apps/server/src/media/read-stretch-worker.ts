import { parentPort } from 'node:worker_threads'
import { readStretch, type StretchWish } from './read-stretch.ts'

parentPort?.on('message', (wish: StretchWish) => {
  const read = readStretch(wish)
  parentPort?.postMessage(read, 'bytes' in read ? [read.bytes.buffer as ArrayBuffer] : [])
})
