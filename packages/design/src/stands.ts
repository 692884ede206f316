const mostInARow = 3
const rowMs = 10_000

/**
 * The `ref` of what has to stay in sight: where somebody else takes it out of the page, an extension for example, the very same
 * element is put back where it stood, with all that is typed in it. Who takes it away again and again is not fought.
 */
export function stands(element: HTMLElement | null): (() => void) | undefined {
  if (!element?.parentNode) return undefined
  let puts: number[] = []

  const watching = new MutationObserver((records) => {
    const record = records.findLast(({ removedNodes }) => [...removedNodes].includes(element))
    const now = performance.now()
    puts = puts.filter((at) => at > now - rowMs)
    if (!record || element.isConnected || puts.length >= mostInARow) return
    puts.push(now)
    record.target.insertBefore(element, record.nextSibling)
  })
  watching.observe(element.parentNode, { childList: true })
  return () => watching.disconnect()
}
