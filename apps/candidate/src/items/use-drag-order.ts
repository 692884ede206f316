import { type PointerEvent, type RefObject, useState } from 'react'
import { orderAt } from './order-at.ts'

type Drag = { id: string; order: string[] }

/** How near to the edge of the window, in CSS pixels, a dragged entry makes the page scroll, and by how much a move. */
const edge = 56
const step = 14

/**
 * Lets the entries of a list be dragged by a handle with mouse, pen or finger. While one is dragged, `order` is what it would
 * become; only where it is let go is it taken. `list` holds an element for each entry, in their order.
 */
export function useDragOrder(
  list: RefObject<HTMLElement | null>,
  ids: string[],
  onOrder: (order: string[], dragged: string) => void,
) {
  const [drag, setDrag] = useState<Drag>()

  /** For the handle of an entry. The list holds the pointer: the handle itself changes places. */
  function start(id: string, event: PointerEvent) {
    if (event.button !== 0) return
    event.preventDefault()
    list.current?.setPointerCapture(event.pointerId)
    setDrag({ id, order: ids })
  }

  function move({ clientY }: PointerEvent) {
    if (!drag || !list.current) return
    if (clientY < edge) window.scrollBy(0, -step)
    if (clientY > window.innerHeight - edge) window.scrollBy(0, step)
    const boxes = [...list.current.children].map((element) => element.getBoundingClientRect())
    const middles = boxes.map(({ top, height }) => top + height / 2)
    const order = orderAt(drag, middles, clientY)
    if (order.some((id, at) => id !== drag.order[at])) setDrag({ ...drag, order })
  }

  function drop() {
    if (!drag) return
    if (drag.order.some((id, at) => id !== ids[at])) onOrder(drag.order, drag.id)
    setDrag(undefined)
  }

  return {
    dragged: drag?.id,
    order: drag?.order ?? ids,
    start,
    listProps: { onPointerMove: move, onPointerUp: drop, onPointerCancel: () => setDrag(undefined) },
  }
}
