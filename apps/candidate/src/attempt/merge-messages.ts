import type { Message } from '@invigil/contract/live.ts'

/** Both together in the order they were sent, each once. */
export function mergeMessages(known: readonly Message[], heard: readonly Message[]): Message[] {
  const byId = new Map([...known, ...heard].map((message) => [message.id, message]))
  return [...byId.values()].sort(
    (one, other) => Date.parse(one.sentAt) - Date.parse(other.sentAt) || (one.id < other.id ? -1 : 1),
  )
}
