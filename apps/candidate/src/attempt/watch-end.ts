import { again } from './again.ts'

interface EndOptions {
  /** When the time is over (ISO 8601), by the server's clock; undefined while it does not run. */
  endsAt: () => string | null | undefined
  /** Milliseconds since the epoch, by the server's clock. */
  now: () => number
  onClosing: (isClosing: boolean) => void
  /** Asks the server how things stand, which may move both of the above; rejects when it cannot be asked. */
  ask: () => Promise<void>
  handIn: () => Promise<unknown>
}

/**
 * Hands in when the time is over; without a network, as soon as there is one. Lets go when the end has moved meanwhile: a
 * pause, an extension, or this machine's clock that was taken for the server's. The server is always asked first, because what
 * is handed in stays handed in. Returns what ends it.
 */
export function watchEnd({ endsAt, now, onClosing, ask, handIn }: EndOptions): () => void {
  let giveUp: (() => void) | undefined

  function isOver(): boolean {
    const end = endsAt()
    return Boolean(end) && now() >= Date.parse(end ?? '')
  }

  async function handInOnceAsked(): Promise<void> {
    await ask()
    if (isOver()) await handIn()
    else letGo()
  }

  /** At once, not at the next look: a clock that was corrected by a blink has reached the end again by then. */
  function letGo(): void {
    if (giveUp) onClosing(false)
    giveUp?.()
    giveUp = undefined
  }

  function look(): void {
    if (!isOver()) letGo()
    else if (!giveUp) {
      onClosing(true)
      giveUp = again(handInOnceAsked)
    }
  }

  const timer = setInterval(look, 500)
  return () => {
    clearInterval(timer)
    giveUp?.()
  }
}
