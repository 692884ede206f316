import type { FromCandidate, ToCandidate } from '@invigil/contract/live.ts'

type Heard = Extract<ToCandidate, { type: 'talk' }>
type Said = Extract<FromCandidate, { type: 'talk' }>

/** What hears of talks; it is fetched apart and may come after the first word. */
export interface TalkListener {
  hear: (message: Heard) => void
  hearFrame: (frame: Uint8Array) => void
}

/** Where talks come into a page: between the socket, which is there first, and what shows and carries them. */
export class TalkPort {
  #listener: TalkListener | undefined
  #before: Heard[] = []
  #tell: ((message: Said) => void) | undefined
  #tellFrame: ((frame: Uint8Array<ArrayBuffer>) => void) | undefined

  /** The socket says how one talks through it. */
  plug(tell: (message: Said) => void, tellFrame: (frame: Uint8Array<ArrayBuffer>) => void): void {
    this.#tell = tell
    this.#tellFrame = tellFrame
  }

  hear(message: Heard): void {
    if (this.#listener) this.#listener.hear(message)
    else this.#before.push(message)
  }

  hearFrame(frame: ArrayBuffer): void {
    this.#listener?.hearFrame(new Uint8Array(frame))
  }

  say(message: Said): void {
    this.#tell?.(message)
  }

  sayFrame(frame: Uint8Array<ArrayBuffer>): void {
    this.#tellFrame?.(frame)
  }

  /** Hears what comes, and what came before; returns what ends it. */
  listen(listener: TalkListener): () => void {
    this.#listener = listener
    for (const message of this.#before.splice(0)) listener.hear(message)
    return () => {
      if (this.#listener === listener) this.#listener = undefined
    }
  }
}
