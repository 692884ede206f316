import { type RefCallback, useCallback, useState } from 'react'

/** Tells whether a frame is narrower than what is in it. Only then it has to be reachable by keyboard, to scroll it. */
export function useScrolls(): [RefCallback<HTMLElement>, boolean] {
  const [scrolls, setScrolls] = useState(false)
  const frame = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth))
    // What is in it may grow wider by itself, when its rows come.
    for (const one of [element, ...element.children]) observer.observe(one)
    return () => observer.disconnect()
  }, [])
  return [frame, scrolls]
}
