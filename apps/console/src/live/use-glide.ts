import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Lets the items of a list glide to their new places when their order changes, unless motion is not wanted. */
export function useGlide(list: RefObject<HTMLElement | null>, order: readonly string[]): void {
  const placeByItem = useRef(new Map<string, { left: number; top: number }>())
  const name = order.join()
  const drawn = useRef(name)
  useLayoutEffect(() => {
    const before = placeByItem.current
    const now = new Map<string, { left: number; top: number }>()
    const mayMove = drawn.current !== name && !matchMedia('(prefers-reduced-motion: reduce)').matches
    drawn.current = name
    for (const item of list.current?.children ?? []) {
      if (!(item instanceof HTMLElement) || !item.dataset.item) continue
      const place = { left: item.offsetLeft, top: item.offsetTop }
      now.set(item.dataset.item, place)
      const was = before.get(item.dataset.item)
      if (!was || !mayMove || (was.left === place.left && was.top === place.top)) continue
      const from = `translate(${was.left - place.left}px, ${was.top - place.top}px)`
      item.animate([{ transform: from }, { transform: 'none' }], { duration: 350, easing: 'ease-out' })
    }
    placeByItem.current = now
  }, [list, name])
}
