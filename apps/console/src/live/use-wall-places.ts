import type { Tile } from '@invigil/contract/live.ts'
import { useLanguage } from '@invigil/design/language.tsx'
import { useState } from 'react'
import { type Around, asksForALook, attentionOf, byAttention } from './attention.ts'
import type { WallSearch } from './wall-search.ts'

interface WallPlaces {
  /** Those that the filter lets through. */
  shown: Tile[]
  around: Around
  search: WallSearch
  onSearch: (change: Partial<WallSearch>) => void
}

/** The ways between the tiles, one candidate looked at closely, and (on narrow screens) the alerts. */
export function useWallPlaces({ shown, around, search, onSearch }: WallPlaces) {
  const [locale] = useLanguage()
  const [side, setSide] = useState<'candidates' | 'alerts'>('candidates')

  function look(attemptId: string) {
    setSide('candidates')
    onSearch({ focus: attemptId })
  }

  function step(by: 1 | -1) {
    const ids = byAttention(shown, around, locale).map(({ attemptId }) => attemptId as string)
    const at = ids.indexOf(search.focus ?? '')
    const next = ids[(at + by + ids.length) % ids.length]
    if (next) look(next)
  }

  function back() {
    const from = search.focus
    onSearch({ focus: undefined })
    if (from) requestAnimationFrame(() => focusTile(from))
  }

  function toTile(attemptId: string) {
    setSide('candidates')
    onSearch({ focus: undefined, show: undefined, search: undefined })
    // Once for the page to be drawn without the close view, once for its tiles.
    requestAnimationFrame(() => requestAnimationFrame(() => focusTile(attemptId)))
  }

  /** To the next candidate who asks for a look: in the close view there, else on the tiles. */
  function nextLook(from: string | undefined): boolean {
    const asking = byAttention(shown, around, locale).filter((tile) =>
      asksForALook(attentionOf(tile, around)),
    )
    const at = asking.findIndex(({ attemptId }) => attemptId === (search.focus ?? from))
    const next = asking[(at + 1) % Math.max(asking.length, 1)]
    if (!next) return false
    if (search.focus) look(next.attemptId)
    else focusTile(next.attemptId)
    return true
  }

  return { side, setSide, look, step, back, toTile, nextLook }
}

function focusTile(attemptId: string): void {
  const tile = document.querySelector<HTMLElement>(`button[data-attempt="${CSS.escape(attemptId)}"]`)
  tile?.focus()
  tile?.scrollIntoView({ block: 'nearest' })
}
