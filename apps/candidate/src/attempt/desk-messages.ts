import type { Message } from '@invigil/contract/live.ts'
import type { Calls } from './calls.ts'
import type { DeskState } from './desk-state.ts'
import { mergeMessages } from './merge-messages.ts'

/** What a desk and the proctors say to each other. */
export interface DeskMessages {
  hear(heard: readonly Message[]): void
  /** Those that came while there was no line. */
  read(): Promise<void>
  say(text: string): Promise<void>
  raiseHand(isUp: boolean): Promise<void>
}

export function messagesOf(
  calls: () => Calls,
  state: () => DeskState,
  set: (change: Partial<DeskState>) => void,
): DeskMessages {
  const hear = (heard: readonly Message[]) => set({ messages: mergeMessages(state().messages, heard) })
  return {
    hear,
    async read() {
      hear(
        (
          await calls()
            .messages()
            .catch(() => ({ messages: [] }))
        ).messages,
      )
    },
    async say(text) {
      hear([await calls().say(text)])
    },
    async raiseHand(isUp) {
      await calls().raiseHand(isUp)
      set({ hasHandUp: isUp })
    },
  }
}
