import { useEffect, useRef } from 'react'
import type { Act } from './intervene.tsx'
import type { Source } from './tile-source.ts'

/** What a key asks of the wall. */
export type WallKey =
  | { do: 'act'; act: Act | 'turn' }
  | { do: 'step'; step: 1 | -1 }
  | { do: 'show-source'; source: Source }
  | { do: 'back' | 'newest-alert' | 'find' | 'help' | 'sound' | 'next-look' | 'filter' }
  | {
      do:
        | 'acknowledge'
        | 'take-alert'
        | 'choose'
        | 'take'
        | 'hand-over'
        | 'source'
        | 'listen'
        | 'look-back'
        | 'to-live'
    }

const wallKeys: Record<string, WallKey> = {
  m: { do: 'act', act: 'message' },
  w: { do: 'act', act: 'warn' },
  p: { do: 'act', act: 'turn' },
  e: { do: 'act', act: 'extend' },
  a: { do: 'newest-alert' },
  s: { do: 'sound' },
  n: { do: 'next-look' },
  f: { do: 'filter' },
  c: { do: 'acknowledge' },
  i: { do: 'take-alert' },
  x: { do: 'choose' },
  k: { do: 'take' },
  h: { do: 'hand-over' },
  v: { do: 'source' },
  l: { do: 'listen' },
  b: { do: 'look-back' },
  g: { do: 'to-live' },
  1: { do: 'show-source', source: 'face' },
  2: { do: 'show-source', source: 'screen' },
  3: { do: 'show-source', source: 'side' },
  '/': { do: 'find' },
  '?': { do: 'help' },
  Escape: { do: 'back' },
  ArrowLeft: { do: 'step', step: -1 },
  ArrowRight: { do: 'step', step: 1 },
}

/** Hears the wall's keys, except where somebody writes, chooses in a list, or a dialog is open. */
export function useWallKeys(hear: (key: WallKey) => boolean): void {
  const latest = useRef(hear)
  useEffect(() => {
    latest.current = hear
  })
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const key = wallKeys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey
      if (!key || hasModifier || event.defaultPrevented || isElsewhere(event.target, key)) return
      if (latest.current(key)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function isElsewhere(target: EventTarget | null, { do: what }: WallKey): boolean {
  // A toast calls itself an alert dialog too, but it takes no keys.
  if (document.querySelector('section[role="dialog"], section[role="alertdialog"], [role="menu"]'))
    return true
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [contenteditable]')) return true
  return what === 'step' && target.closest('[role="tablist"], [role="toolbar"], [role="radiogroup"]') !== null
}
