import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { isZip } from '@invigil/formats/zip/open-zip.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type ReadOutcome, readHere } from './read-here.ts'

const longestSeconds = 60
/** Texts of this size take at most tenths of a second, whatever they are made of; to begin a thread takes longer. */
const smallBytes = 30_000

/**
 * Reads a file of questions in a thread of its own: answers of candidates wait for no file, however it was made. Refused as
 * `import-too-slow` where a minute or the thread's memory is not enough.
 */
export async function readApart(name: string, bytes: Uint8Array): Promise<ReadOutcome> {
  if (bytes.length <= smallBytes && !isZip(bytes)) return readHere(name, bytes)
  const thread = new Worker(new URL('./read-apart-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  })
  const signal = AbortSignal.timeout(longestSeconds * 1_000)
  try {
    thread.postMessage({ name, bytes })
    const [read] = (await once(thread, 'message', { signal })) as [ReadOutcome]
    return read
  } catch (error) {
    const isTooMuch = signal.aborted || (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    if (isTooMuch) throw new Refusal('import-too-slow', `${name} takes more than a minute or a gigabyte`)
    throw error
  } finally {
    await thread.terminate()
  }
}
