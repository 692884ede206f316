import { isLostConnection } from './database.ts'
import { Refusal } from './refusal.ts'

export interface MicroBatchLimits<Value> {
  /** How long the first value of a batch waits for others, in milliseconds. */
  waitMs?: number
  /** The most values written together; one that weighs more is written alone. */
  most?: number
  /** As how many a value counts; 1. */
  weigh?: (value: Value) => number
  /** The most writes under way at once. */
  inFlight?: number
  /** The most values waiting; the next one is refused as `overloaded`. */
  waiting?: number
}

interface Waiting<Value, Kept> {
  value: Value
  resolve: (kept: Kept) => void
  reject: (error: unknown) => void
}

/**
 * Collects values for a moment and writes them together; settles each caller when `write` has committed, with the result of
 * the same position. When a write of several fails, each is tried alone, so that one bad value fails alone: `write` must
 * change nothing when it fails, and nothing more when it sees a value again.
 */
export function microBatch<Value, Kept>(
  write: (values: Value[]) => Promise<Kept[]>,
  limits: MicroBatchLimits<Value> = {},
): (value: Value) => Promise<Kept> {
  const { waitMs = 2, most = 200, weigh = () => 1, inFlight = 3, waiting: mostWaiting = 4_000 } = limits
  const queue: Waiting<Value, Kept>[] = []
  let weight = 0
  let flying = 0
  let isScheduled = false

  return (value) => {
    if (weight >= mostWaiting) {
      return Promise.reject(new Refusal('overloaded', `${weight} values wait to be written`))
    }
    return new Promise((resolve, reject) => {
      queue.push({ value, resolve, reject })
      weight += weigh(value)
      if (isScheduled) return
      isScheduled = true
      setTimeout(flush, waitMs)
    })
  }

  function flush(): void {
    isScheduled = false
    while (queue.length > 0 && flying < inFlight) {
      flying++
      void settle(take()).finally(() => {
        flying--
        if (queue.length > 0) flush()
      })
    }
  }

  function take(): Waiting<Value, Kept>[] {
    let taken = 0
    const tooMany = queue.findIndex(({ value }, index) => {
      const together = taken + weigh(value)
      const isTooMuch = index > 0 && together > most
      if (!isTooMuch) taken = together
      return isTooMuch
    })
    weight -= taken
    return queue.splice(0, tooMany < 0 ? queue.length : tooMany)
  }

  async function settle(batch: Waiting<Value, Kept>[]): Promise<void> {
    try {
      const kept = await write(batch.map(({ value }) => value))
      for (const [index, { resolve }] of batch.entries()) resolve(kept[index] as Kept)
    } catch (error) {
      const isShared = batch.length === 1 || isLostConnection(error)
      if (isShared) for (const { reject } of batch) reject(error)
      else for (const one of batch) await settle([one])
    }
  }
}
