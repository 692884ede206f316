import { createContext, use } from 'react'
import type { TalkSession } from './talk-session.ts'

/** The talk of this wall, for whatever shows a candidate on it, and who else talks with whom. */
export const TalkSlot = createContext<{
  session: TalkSession | undefined
  /** The names of the proctors who talk, by the attempt they talk with. */
  talks: ReadonlyMap<string, string>
}>({ session: undefined, talks: new Map() })

export function useTalkSlot() {
  return use(TalkSlot)
}
