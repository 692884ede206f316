import type { Paper } from '@invigil/items/paper.ts'
import { client } from '../api.ts'
import type { Store } from '../store/open-store.ts'
import { again } from './again.ts'
import type { Hold } from './hold.ts'
import { openPaper } from './read-paper-sealed.ts'

/** Everybody who is let in at once fetches the sealed paper within so many milliseconds, each at a moment of their own. */
const spreadMs = 15_000

/**
 * The paper of an attempt, from this browser if it is here: it was opened before, or fetched sealed and the key has come.
 * It never changes, and may be needed without a network.
 */
export async function readPaper(
  store: Store,
  { attemptId, attemptKey }: Hold,
  paperKey: string | undefined,
): Promise<Paper> {
  const key = `paper/${attemptId}`
  const kept = (await store.get<Paper>(key)) ?? (await unseal(store, attemptId, paperKey))
  const paper = kept ?? (await client.attempt.paper({ attemptId }, { context: { attemptKey } })).paper
  await store.write({ [key]: paper }, [sealedKey(attemptId)])
  return paper as Paper
}

/** Fetches the sealed paper while the candidate waits, so that the start costs nobody anything. Returns what gives it up. */
export function fetchSealed(store: Store, { attemptId, attemptKey }: Hold): () => void {
  let giveUp: (() => void) | undefined
  const timer = setTimeout(() => {
    giveUp = again(async () => {
      if (await store.get(sealedKey(attemptId))) return
      const { sealed } = await client.attempt.sealedPaper({ attemptId }, { context: { attemptKey } })
      await store.write({ [sealedKey(attemptId)]: sealed })
    })
  }, Math.random() * spreadMs)
  return () => {
    clearTimeout(timer)
    giveUp?.()
  }
}

/** Undefined where there is nothing sealed, or the key is not of what is: then the paper is asked for as it is. */
async function unseal(
  store: Store,
  attemptId: string,
  paperKey: string | undefined,
): Promise<Paper | undefined> {
  const sealed = paperKey && (await store.get<string>(sealedKey(attemptId)))
  if (!sealed || !paperKey) return undefined
  return await openPaper(sealed, paperKey, attemptId).catch(() => undefined)
}

function sealedKey(attemptId: string): string {
  return `sealed-paper/${attemptId}`
}
