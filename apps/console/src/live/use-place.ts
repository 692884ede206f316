import { type RefObject, useEffect, useState } from 'react'
import type { Place } from './tile-source.ts'

/** How wide an element is drawn and whether somebody can see it: near the visible part of a page that is not hidden. */
export function usePlace(element: RefObject<HTMLElement | null>): Place {
  const [width, setWidth] = useState(0)
  const [isNear, setNear] = useState(false)
  const [isHidden, setHidden] = useState(document.visibilityState === 'hidden')
  useEffect(() => {
    if (!element.current) return
    const near = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: '120px',
    })
    const sized = new ResizeObserver((entries) =>
      setWidth(Math.round(entries.at(-1)?.contentRect.width ?? 0)),
    )
    const turn = () => setHidden(document.visibilityState === 'hidden')
    near.observe(element.current)
    sized.observe(element.current)
    document.addEventListener('visibilitychange', turn)
    return () => {
      near.disconnect()
      sized.disconnect()
      document.removeEventListener('visibilitychange', turn)
    }
  }, [element])
  return { width, isInSight: isNear && !isHidden }
}
