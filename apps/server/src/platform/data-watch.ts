import {
  type Holder,
  isOfAnother,
  lookAtBeat,
  lookAtHolder,
  readHolder,
  writeBeat,
  writeHolder,
} from './data-holder.ts'
import { sinceNow } from './since.ts'

/** Whether a data directory is still ours. */
export interface DataWatch {
  /** False once another server may have taken it: then nothing is promised any more. */
  isOurs(): boolean
  /** Looks at once. */
  look(): Promise<void>
  stop(): Promise<void>
}

export interface DataWatchOptions {
  /** Who holds the directory shows that it lives; its children only look. */
  beats: boolean
  /** Another one has it, or had it meanwhile and is gone. */
  onLost(other: Holder | undefined): void
  /** It can be neither read nor written; told once, until it can again. */
  onTrouble?(error: unknown): void
}

const beatMs = 1_000
/** Shorter than a server elsewhere looks before it takes what a dead one left. */
const sureMs = 5_000

/**
 * Looks each second whether the directory is still held by whom it was at the start, and tells once when it is another's. A
 * directory that nobody holds is ours. A disk that does not answer holds up nothing but the next look.
 */
export function watchData(folder: string, { beats, onLost, onTrouble }: DataWatchOptions): DataWatch {
  let holder = readHolder(folder)
  let sureFor = sinceNow()
  let isLost = false
  let isStopped = false
  let isTroubled = false
  let count = 0

  async function lookOnce(): Promise<void> {
    if (!holder || isLost) return
    const passed = sinceNow()
    const lastBeat = await lookAtBeat(folder)
    count += 1
    // First: a server elsewhere that sees it takes nothing any more, so that what is read after it stays true.
    const beat = beats ? await writeBeat(folder, holder, count).catch(asTrouble) : undefined
    const found = await lookAtHolder(folder)
    if (found ? found.nonce !== holder.nonce : beats && isOfAnother(lastBeat, holder)) {
      isLost = true
      clearInterval(timer)
      onLost(found)
      return
    }
    if (beat) throw beat.error
    if (!found && (!beats || isStopped)) return
    // Without the file nobody would know of us. Who is just taking the directory finds that we were faster, and ends.
    if (!found) writeHolder(folder, holder)
    holder = found ?? holder
    sureFor = passed
    isTroubled = false
  }

  const looks = inTurn(lookOnce)

  function lookAgain(): void {
    if (looks.isUnderway()) return
    looks.run().catch((error: unknown) => {
      if (!isTroubled) onTrouble?.(error)
      isTroubled = true
    })
  }

  const timer = setInterval(lookAgain, beatMs).unref()
  lookAgain()
  return {
    isOurs: () => !isLost && (!holder || sureFor() < sureMs),
    look: looks.run,
    async stop() {
      isStopped = true
      clearInterval(timer)
      await looks.settled()
    },
  }
}

/** Runs of which each begins when the one before has ended. */
function inTurn(run: () => Promise<void>) {
  let last: Promise<void> | undefined
  const settled = async () => await last?.catch(() => undefined)
  return {
    isUnderway: () => last !== undefined,
    settled,
    run(): Promise<void> {
      const mine = settled()
        .then(run)
        .finally(() => {
          if (last === mine) last = undefined
        })
      last = mine
      return mine
    },
  }
}

function asTrouble(error: unknown): { error: unknown } {
  return { error }
}
