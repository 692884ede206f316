import type { Paper } from '@invigil/items/paper.ts'
import { client } from '../api.ts'
import type { Store } from '../store/open-store.ts'
import { again } from './again.ts'
import type { Hold } from './hold.ts'
import { openPaper } from './read-paper-sealed.ts'

/** Everybody who is let in at once fetches the sealed paper within so many milliseconds, each at a moment of their own. */
const spreadMs = 15_000

/** A paper is large and a line may be slow; one that hangs is given up and asked for again. */
const patienceMs = 60_000

/** The paper of one attempt in this browser. */
export interface Papers {
  /** The key of the sealed paper, once the start has handed it out. */
  take(paperKey: string | undefined): void
  /** Fetches the paper sealed while the candidate waits, so that the start costs nobody anything. Returns what gives it up. */
  fetch(): () => void
  /**
   * From this browser if it is here: opened before, or fetched sealed and the key has come. It never changes, and may be
   * needed without a network.
   */
  read(): Promise<Paper>
}

export function papersOf(store: Store, { attemptId, attemptKey }: Hold): Papers {
  const inTime = () => ({ context: { attemptKey }, signal: AbortSignal.timeout(patienceMs) })
  const [openKey, sealedKey] = [`paper/${attemptId}`, `sealed-paper/${attemptId}`]
  let paperKey: string | undefined
  let isComing = false
  /** From the start on nothing sealed is needed, and of an attempt that is over the server has none. */
  let isRead = false

  async function fetchSealed(): Promise<void> {
    if (isRead || (await store.get(sealedKey))) return
    const { sealed } = await client.attempt.sealedPaper({ attemptId }, inTime())
    if (!isRead) await store.write({ [sealedKey]: sealed })
  }

  return {
    take(key) {
      paperKey = key ?? paperKey
    },
    fetch() {
      if (isComing) return () => undefined
      isComing = true
      let giveUp: (() => void) | undefined
      const timer = setTimeout(() => {
        giveUp = again(fetchSealed)
      }, Math.random() * spreadMs)
      return () => {
        clearTimeout(timer)
        giveUp?.()
      }
    },
    async read() {
      isRead = true
      const sealed = paperKey && (await store.get<string>(sealedKey))
      const kept = (await store.get<Paper>(openKey)) ?? (await unseal(sealed, paperKey, attemptId))
      const paper = kept ?? (await client.attempt.paper({ attemptId }, inTime())).paper
      await store.write({ [openKey]: paper }, [sealedKey])
      return paper as Paper
    },
  }
}

/** Undefined where there is nothing sealed, or the key is not of what is: then the paper is asked for as it is. */
async function unseal(
  sealed: string | undefined,
  paperKey: string | undefined,
  attemptId: string,
): Promise<Paper | undefined> {
  if (!sealed || !paperKey) return undefined
  return await openPaper(sealed, paperKey, attemptId).catch(() => undefined)
}
