import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { keepingOrder, settledOrder } from './attention.ts'

/** A pointer that rests longer than this no longer holds the order, in milliseconds. */
const restsAfterMs = 5_000
/** So often at most do tiles change places. */
const settlesEveryMs = 3_000

/**
 * Shows ids in the wanted order, but changes it only every few seconds, only where somebody's rank changed, and never while
 * somebody points at the list or has the keyboard in it. `isHeld` says that another order is wanted and waits.
 */
export function useSteadyOrder(
  wanted: readonly string[],
  rankById: ReadonlyMap<string, number>,
  list: RefObject<HTMLElement | null>,
) {
  const [settled, setSettled] = useState({ order: [...wanted], ranks: rankById })
  const [isHeld, setHeld] = useState(false)
  const pointedAt = useRef(0)
  const shown = keepingOrder(settled.order, wanted)
  const next = settledOrder(
    shown,
    wanted,
    (id) => rankById.get(id) ?? 0,
    (id) => settled.ranks.get(id),
  )
  const isDifferent = shown.some((id, index) => id !== next[index])
  const latest = useRef({ next, rankById })
  useEffect(() => {
    latest.current = { next, rankById }
  })

  useEffect(() => {
    const place = list.current
    if (!place) return
    const point = () => {
      pointedAt.current = Date.now()
    }
    const leave = () => {
      pointedAt.current = 0
    }
    place.addEventListener('pointermove', point)
    place.addEventListener('pointerleave', leave)
    return () => {
      place.removeEventListener('pointermove', point)
      place.removeEventListener('pointerleave', leave)
    }
  })

  const settle = useCallback(() => {
    const { next: order, rankById: ranks } = latest.current
    setSettled((before) =>
      before.order.join() === order.join() && isSame(before.ranks, ranks) ? before : { order, ranks },
    )
  }, [])

  useEffect(() => {
    const timer = setInterval(() => {
      const isPointed = Date.now() - pointedAt.current < restsAfterMs
      const hasKeyboard = list.current?.contains(document.activeElement) === true
      setHeld(isPointed || hasKeyboard)
      if (!isPointed && !hasKeyboard) settle()
    }, settlesEveryMs)
    return () => clearInterval(timer)
  }, [list, settle])

  return { shown, isHeld: isHeld && isDifferent, reorder: settle }
}

function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([id, rank]) => other.get(id) === rank)
}
