import { type RefObject, useEffect, useRef, useState } from 'react'
import { keepingOrder } from './attention.ts'

/** A pointer that rests longer than this no longer holds the order, in milliseconds. */
const restsAfterMs = 5_000
/** So often at most do tiles change places. */
const settlesAfterMs = 1_500

/**
 * Shows ids in the wanted order, but changes it only while nobody points at the list or has the keyboard in it. `isHeld`
 * says that another order is wanted and waits.
 */
export function useSteadyOrder(wanted: string[], list: RefObject<HTMLElement | null>) {
  const [settled, setSettled] = useState(wanted)
  const [isHeld, setHeld] = useState(false)
  const pointedAt = useRef(0)
  const shown = keepingOrder(settled, wanted)
  const isDifferent = shown.some((id, index) => id !== wanted[index])
  const name = wanted.join()

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

  useEffect(() => {
    const timer = setInterval(() => {
      const isPointed = Date.now() - pointedAt.current < restsAfterMs
      const hasKeyboard = list.current?.contains(document.activeElement) === true
      setHeld(isPointed || hasKeyboard)
      if (!isPointed && !hasKeyboard) setSettled(name === '' ? [] : name.split(','))
    }, settlesAfterMs)
    return () => clearInterval(timer)
  }, [name, list])

  return { shown, isHeld: isHeld && isDifferent, reorder: () => setSettled(wanted) }
}
