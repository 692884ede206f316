import type { Store } from '../store/open-store.ts'
import type { Stretch } from './marks.ts'

/** What a candidate noted and marked beside the answers: never sent, never scored. */
export interface Marks {
  /** For the whole exam. */
  notes: string
  /** By item. */
  itemNotes: Record<string, string>
  stretches: Record<string, readonly Stretch[]>
  /** Options struck out, by item. */
  struck: Record<string, readonly string[]>
}

/** Before anything is noted. */
export const noMarks: Marks = { notes: '', itemNotes: {}, stretches: {}, struck: {} }

/** Keeps the marks of one attempt in this browser, so that a reload brings them back. */
export class KeptMarks {
  readonly #store: Store
  readonly #attemptId: string
  #marks: Marks = noMarks
  readonly #listeners = new Set<() => void>()

  constructor(store: Store, attemptId: string) {
    this.#store = store
    this.#attemptId = attemptId
  }

  static async open(store: Store, attemptId: string): Promise<KeptMarks> {
    const kept = new KeptMarks(store, attemptId)
    const parts = await store.list<unknown>(`marks/${attemptId}/`)
    const found = Object.fromEntries(parts.map(([key, part]) => [key.split('/')[2] ?? '', part]))
    kept.#marks = { ...noMarks, ...found }
    return kept
  }

  readonly marks = (): Marks => this.#marks

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(part: Partial<Marks>): void {
    this.#marks = { ...this.#marks, ...part }
    const puts = Object.entries(part).map(([name, value]) => [`marks/${this.#attemptId}/${name}`, value])
    void this.#store.write(Object.fromEntries(puts))
    for (const tell of this.#listeners) tell()
  }
}

/** Forgets them: the next person at this machine has no business with them. */
export async function forgetMarks(store: Store, attemptId: string): Promise<void> {
  const parts = await store.list(`marks/${attemptId}/`)
  await store.write(
    {},
    parts.map(([key]) => key),
  )
}
