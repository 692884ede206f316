import { keep } from '../platform/remember.ts'
/** Failed sign-ins in a row under one key, e.g. an e-mail from one address. */
export interface Failures {
  count: number
  lastAt: Date
}

/**
 * How many seconds must still pass before another try: none for the first `free` failures, then 2, 4, 8 … up to
 * 15 minutes after the last one.
 */
export function secondsToWait({ count, lastAt }: Failures, free: number, now: Date): number {
  if (count < free) return 0
  const delay = Math.min(2 ** (count - free + 1), longestSeconds)
  return Math.max(0, Math.ceil(delay - (now.getTime() - lastAt.getTime()) / 1000))
}

export interface Patience {
  /** Seconds until a try under any of these keys is allowed; 0 when it is now. */
  wait(keys: readonly TryKey[], now: Date): number
  failed(keys: readonly TryKey[], now: Date): void
  /** A success clears what counts against this key. */
  succeeded(key: TryKey): void
}

export interface TryKey {
  name: string
  /** How many failures cost nothing. */
  free: number
}

const longestSeconds = 900
const mostKeys = 10_000

/** Remembers failures in this process, of the latest 10,000 keys at most, so that guessing cannot fill the memory. */
export function createPatience(): Patience {
  const failuresByKey = new Map<string, Failures>()

  function countFailure({ name }: TryKey, now: Date): void {
    const before = failuresByKey.get(name)
    const isOld = !before || now.getTime() - before.lastAt.getTime() > 2 * longestSeconds * 1000
    keep(failuresByKey, name, { count: isOld ? 1 : before.count + 1, lastAt: now }, mostKeys)
  }

  return {
    wait(keys, now) {
      const waits = keys.map(({ name, free }) => {
        const failures = failuresByKey.get(name)
        return failures ? secondsToWait(failures, free, now) : 0
      })
      return Math.max(0, ...waits)
    },
    failed(keys, now) {
      for (const key of keys) countFailure(key, now)
    },
    succeeded({ name }) {
      failuresByKey.delete(name)
    },
  }
}

/** One mailbox from one address may miss five times; one mailbox from anywhere fifty times, so that nobody is locked out by others soon. */
export function tryKeys(email: string, ip: string): [TryKey, TryKey] {
  return [
    { name: `${email} ${ip}`, free: 5 },
    { name: email, free: 50 },
  ]
}
