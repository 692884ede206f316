import { useEffect, useRef } from 'react'

interface ReviewKeys {
  onTurn: () => void
  /** A picture on or back, while it stands. */
  onFrame: (direction: 1 | -1) => void
  /** The lane with this number becomes the large one, from 1 on. */
  onLane: (number: number) => void
  /** Camera and screen change places. */
  onSwap: () => void
  onSkip: (seconds: number) => void
  onStep: (direction: 1 | -1) => void
  onDecide: (decision: 'confirmed' | 'dismissed') => void
}

/** Hears the review's keys, except where somebody writes, presses a button with them, or a dialog is open. */
export function useReviewKeys(keys: ReviewKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isElsewhere(event.target, event.key)) return
      const act = actionOf(event, latest.current)
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function actionOf(event: KeyboardEvent, keys: ReviewKeys): (() => void) | undefined {
  const { onTurn, onSkip, onStep, onDecide, onFrame, onLane, onSwap } = keys
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (/^[1-5]$/.test(key)) return () => onLane(Number(key))
  switch (key) {
    case ' ':
    case 'k':
      return onTurn
    case 'ArrowLeft':
      return () => onSkip(event.shiftKey ? -30 : -5)
    case 'ArrowRight':
      return () => onSkip(event.shiftKey ? 30 : 5)
    case 'j':
      return () => onSkip(-10)
    case 'l':
      return () => onSkip(10)
    case ',':
      return () => onFrame(-1)
    case '.':
      return () => onFrame(1)
    case 's':
      return onSwap
    case 'n':
    case ']':
      return () => onStep(1)
    case 'p':
    case '[':
      return () => onStep(-1)
    case 'c':
      return () => onDecide('confirmed')
    case 'd':
      return () => onDecide('dismissed')
    default:
      return undefined
  }
}

function isElsewhere(target: EventTarget | null, key: string): boolean {
  // A toast calls itself an alert dialog too, but it takes no keys.
  if (
    document.querySelector(
      'section[role="dialog"], section[role="alertdialog"], [role="menu"], [role="listbox"]',
    )
  )
    return true
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [contenteditable], [role="radiogroup"], [role="toolbar"]'))
    return key !== 'n' && key !== 'p' ? true : target.closest('textarea, input:not([type="range"])') !== null
  return key === ' ' && target.closest('button, a, summary') !== null
}
