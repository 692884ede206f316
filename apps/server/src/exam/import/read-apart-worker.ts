import { parentPort } from 'node:worker_threads'
import { readHere } from './read-here.ts'

parentPort?.once('message', ({ name, bytes }: { name: string; bytes: Uint8Array }) => {
  parentPort?.postMessage(readHere(name, bytes))
})
