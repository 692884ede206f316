import type { Paper } from '@invigil/items/paper.ts'
import { client } from '../api.ts'
import type { Store } from '../store/open-store.ts'
import type { Hold } from './hold.ts'

/** The paper of an attempt, from this browser if it was fetched before: it never changes, and may be needed without a network. */
export async function readPaper(store: Store, { attemptId, attemptKey }: Hold): Promise<Paper> {
  const key = `paper/${attemptId}`
  const kept = await store.get<Paper>(key)
  if (kept) return kept
  const { paper } = await client.attempt.paper({ attemptId }, { context: { attemptKey } })
  await store.write({ [key]: paper })
  return paper as Paper
}
