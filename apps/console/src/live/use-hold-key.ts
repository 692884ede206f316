import { useEffect, useRef } from 'react'

/** Hears a key go down and up again, except where somebody writes; leaving the window lets go of it. */
export function useHoldKey(key: string, onHold: (isDown: boolean) => void): void {
  const latest = useRef(onHold)
  useEffect(() => {
    latest.current = onHold
  })
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const isKey = (event: KeyboardEvent) =>
      event.key.toLowerCase() === key && !event.ctrlKey && !event.metaKey
    function press(event: KeyboardEvent) {
      if (isKey(event) && !event.repeat && !isElsewhere(event.target)) latest.current(true)
    }
    document.addEventListener('keydown', press, { signal })
    document.addEventListener('keyup', (event) => isKey(event) && latest.current(false), { signal })
    window.addEventListener('blur', () => latest.current(false), { signal })
    return () => ending.abort()
  }, [key])
}

function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('section[role="dialog"], section[role="alertdialog"], [role="menu"]'))
    return true
  // A switch is an input too, but nobody writes in it.
  return (
    target instanceof Element &&
    target.closest('input:not([type="checkbox"]), textarea, [contenteditable]') !== null
  )
}
