import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Holder, readHolder, writeBeat } from './data-holder.ts'

/** Whether a data directory is still ours. */
export interface DataWatch {
  /** False once another server may have taken it: then nothing is promised any more. */
  isOurs(): boolean
  /** Looks at once. */
  look(): Promise<void>
  stop(): void
}

const beatMs = 1_000
/** Shorter than a server elsewhere looks before it takes what a dead one left. */
const sureMs = 5_000

/**
 * Looks each second whether the directory is still held by whom it was at the start, and tells once when it is another. Who holds it
 * shows that it lives (`beats`); its children only look. A directory that nobody holds is ours.
 */
export function watchData(
  folder: string,
  { beats, onLost }: { beats: boolean; onLost: (other: Holder) => void },
): DataWatch {
  const holder = readHolder(folder)
  let sureAt = performance.now()
  let isLost = false
  let count = 0

  async function look(): Promise<void> {
    if (!holder || isLost) return
    const beganAt = performance.now()
    const now = readHolder(folder)
    if (now && now.nonce !== holder.nonce) {
      isLost = true
      clearInterval(timer)
      onLost(now)
      return
    }
    if (!now && !beats) return
    // Without the file nobody would know of us. Who is just taking the directory finds that we were faster.
    if (!now) await writeFile(path.join(folder, 'lock'), JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
    count += 1
    if (beats) await writeBeat(folder, holder, count)
    sureAt = beganAt
  }

  // A disk that refuses the beat: who is not seen for seconds promises nothing.
  const lookAgain = () => void look().catch(() => undefined)
  const timer = setInterval(lookAgain, beatMs).unref()
  lookAgain()
  return {
    isOurs: () => !isLost && (!holder || performance.now() - sureAt < sureMs),
    look,
    stop: () => clearInterval(timer),
  }
}
