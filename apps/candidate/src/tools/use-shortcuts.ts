import { useEffect, useRef, useState } from 'react'
import { type Shortcut, shortcutOf } from './shortcuts.ts'

const key = 'invigil-shortcuts'
const controls =
  'input, textarea, select, [contenteditable], [role="radiogroup"], [role="listbox"], [role="menu"], [role="tablist"], [role="dialog"], [role="alertdialog"], [role="application"], [role="slider"], [role="spinbutton"], [role="textbox"], [data-takes-keys]'

/** Does what single keys ask for, while they are turned on; answers whether they are, and how to turn them on or off. */
export function useShortcuts(
  act: (shortcut: Shortcut) => void,
): [isOn: boolean, turn: (isOn: boolean) => void] {
  const [isOn, setIsOn] = useState(() => remembered())
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!isOn) return
    const hear = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body
      const shortcut = shortcutOf({
        key: event.key,
        isCombined: event.ctrlKey || event.altKey || event.metaKey || event.isComposing,
        isInControl: target.closest(controls) !== null || document.querySelector('[role$="dialog"]') !== null,
        isOnButton: target.closest('button, a') !== null,
      })
      if (!shortcut || event.defaultPrevented) return
      event.preventDefault()
      latest.current(shortcut)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [isOn])
  function turn(next: boolean): void {
    setIsOn(next)
    try {
      localStorage.setItem(key, next ? 'on' : 'off')
    } catch {
      // Blocked: it holds for this page.
    }
  }
  return [isOn, turn]
}

function remembered(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}
