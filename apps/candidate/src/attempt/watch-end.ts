import { again } from './again.ts'

interface EndOptions {
  /** When the time is over (ISO 8601), by the server's clock; undefined while it does not run. */
  endsAt: () => string | null | undefined
  /** Milliseconds since the epoch, by the server's clock. */
  now: () => number
  onClosing: (isClosing: boolean) => void
  handIn: () => Promise<unknown>
}

/**
 * Hands in when the time is over; without a network, as soon as there is one. Lets go when the end has moved meanwhile: a
 * pause, an extension, or this machine's clock that was taken for the server's. Returns what ends it.
 */
export function watchEnd({ endsAt, now, onClosing, handIn }: EndOptions): () => void {
  let giveUp: (() => void) | undefined

  function isOver(): boolean {
    const end = endsAt()
    return Boolean(end) && now() >= Date.parse(end ?? '')
  }

  function look(): void {
    if (!isOver()) {
      if (giveUp) onClosing(false)
      giveUp?.()
      giveUp = undefined
    } else if (!giveUp) {
      onClosing(true)
      giveUp = again(async () => void (await handIn()))
    }
  }

  const timer = setInterval(look, 500)
  return () => {
    clearInterval(timer)
    giveUp?.()
  }
}
