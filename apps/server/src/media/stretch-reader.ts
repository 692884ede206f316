import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ReadStretch, StretchWish } from './read-stretch.ts'

/** Reads stretches beside the event loop, one after another. */
export interface StretchReader {
  /** Throws when a file cannot be read; a file that is gone is damage. */
  read(wish: StretchWish): Promise<ReadStretch>
  stop(): Promise<void>
}

/**
 * Begins a thread when it is first needed: a record of a few kilobytes costs ten times as much to read by promises as it does to
 * read in a thread that may wait.
 */
export function aStretchReader(): StretchReader {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function ask(wish: StretchWish): Promise<ReadStretch> {
    const mine = worker ?? aThread()
    worker = mine
    try {
      mine.postMessage(wish)
      const [read] = (await once(mine, 'message')) as [ReadStretch]
      return read
    } catch (error) {
      // What a thread throws ends it; the next wish begins another.
      if (worker === mine) worker = undefined
      throw error
    }
  }

  return {
    read(wish) {
      const read = last.then(() => ask(wish))
      last = read.catch(() => undefined)
      return read
    },
    async stop() {
      await last
      await worker?.terminate()
      worker = undefined
    },
  }
}

function aThread(): Worker {
  const thread = new Worker(new URL('./read-stretch-worker.ts', import.meta.url))
  thread.unref()
  return thread
}
