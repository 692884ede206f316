import type { AttemptId } from '@invigil/contract/ids.ts'
import type { TalkFromCandidate, TalkId, TalkToCandidate } from '@invigil/contract/talk.ts'
import type { App } from '../platform/app.ts'

/**
 * What goes between the server that looks after a talk and the one that has the candidate's socket; they may be two. Sound
 * is a frame in base64: hints are JSON on every bus, and a packet of 20 ms is some 80 bytes.
 */
export type ToCandidatesSocket = { talkId: TalkId } & ({ says: TalkToCandidate } | { sound: string })

export type ToKeeper =
  | { says: TalkFromCandidate }
  | { sound: string }
  | { socket: 'joined' | 'left' }
  /** Another server looks after this talk now. */
  | { adoptedBy: string }

export function tellCandidatesSocket(app: App, attemptId: AttemptId, hint: ToCandidatesSocket): void {
  app.publish(`talk-candidate:${attemptId}`, hint)
}

export function hearAsCandidatesSocket(
  app: App,
  attemptId: AttemptId,
  hear: (hint: ToCandidatesSocket) => void,
): () => void {
  return app.subscribe(`talk-candidate:${attemptId}`, (hint) => hear(hint as ToCandidatesSocket))
}

export function tellKeeper(app: App, talkId: TalkId, hint: ToKeeper): void {
  app.publish(`talk-keeper:${talkId}`, hint)
}

export function hearAsKeeper(app: App, talkId: TalkId, hear: (hint: ToKeeper) => void): () => void {
  return app.subscribe(`talk-keeper:${talkId}`, (hint) => hear(hint as ToKeeper))
}
