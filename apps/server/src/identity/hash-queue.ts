import { Refusal } from '../platform/refusal.ts'

export interface HashQueue {
  /** Does the work when its turn comes; refused as overloaded when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Lets at most `atOnce` hashes run and `waiting` more wait. Hashing is the one thing in a sign-in that costs a core
 * tens of milliseconds, and answers, signals and recordings of running exams need that core more.
 */
export function createHashQueue({ atOnce, waiting }: { atOnce: number; waiting: number }): HashQueue {
  const line: (() => void)[] = []
  let running = 0

  async function turn(): Promise<void> {
    if (running < atOnce) {
      running += 1
      return
    }
    if (line.length >= waiting) throw tooMany()
    await new Promise<void>((resolve) => line.push(resolve))
  }

  function leave(): void {
    const next = line.shift()
    if (next) next()
    else running -= 1
  }

  return {
    async run(work) {
      await turn()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}

/** The jitter keeps a hall of browsers from coming back in the same second. */
function tooMany(): Refusal {
  const retryAfterSeconds = 2 + Math.floor(Math.random() * 6)
  return new Refusal('overloaded', 'too many passwords wait to be checked', { retryAfterSeconds })
}
