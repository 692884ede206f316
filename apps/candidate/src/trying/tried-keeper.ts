import type { OpenedSection } from '@invigil/contract/own-time.ts'
import type { PaperSection } from '@invigil/items/paper.ts'

type SectionId = PaperSection['id']

/** What an author has opened and left while trying, and how far they came where there is no way back. */
export interface TriedOpening extends OpenedSection {
  furthest?: string
}

/** Keeps what was opened and left for as long as the page is open; what a candidate's page would keep and tell. */
export interface TriedKeeper {
  open: (id: SectionId) => void
  leave: (id: SectionId) => void
  reach: (id: SectionId, itemId: string) => void
  /** The time of an open section is over now: nobody who tries an exam sits it out. */
  endNow: (id: SectionId) => void
  opened: () => readonly TriedOpening[]
  subscribe: (listener: () => void) => () => void
}

/** Begins with nothing opened; `now` in milliseconds since the epoch. */
export function startTriedKeeper(sections: readonly PaperSection[], now: () => number): TriedKeeper {
  let opened: readonly TriedOpening[] = []
  const listeners = new Set<() => void>()
  const instant = (milliseconds = now()) => new Date(milliseconds).toISOString()

  function hold(next: readonly TriedOpening[]) {
    opened = next
    for (const listener of listeners) listener()
  }
  function change(id: SectionId, part: Partial<TriedOpening>) {
    hold(opened.map((one) => (one.id === id ? { ...one, ...part } : one)))
  }
  return {
    open(id) {
      if (opened.some((one) => one.id === id)) return
      const minutes = sections.find((section) => section.id === id)?.minutes
      const endsAt = minutes === undefined ? null : instant(now() + minutes * 60_000)
      hold([...opened, { id, openedAt: instant(), endsAt, leftAt: null }])
    },
    leave: (id) => change(id, { leftAt: instant() }),
    reach: (id, itemId) => change(id, { furthest: itemId }),
    endNow: (id) => change(id, { endsAt: instant() }),
    opened: () => opened,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
