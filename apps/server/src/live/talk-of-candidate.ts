import { decodeFrame } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { FromCandidate, ToCandidate } from '@invigil/contract/live.ts'
import type { TalkId } from '@invigil/contract/talk.ts'
import type { WebSocket } from 'ws'
import type { App } from '../platform/app.ts'
import { hearAsCandidatesSocket, tellKeeper } from './talk-line.ts'
import { mostSoundBytes } from './talk-of-wall.ts'
import { talkGoingOn } from './talk-record.ts'

/** A page that has more unsent than this gets no sound of a talk: answers and what changes go before, in bytes. */
const mostUnsent = 64 * 1024

/** The candidate's end of a talk, on the socket of its page. Nothing of it is needed to answer. */
export function talkOfCandidate(
  app: App,
  {
    attemptId,
    socket,
    send,
  }: { attemptId: AttemptId; socket: WebSocket; send: (message: ToCandidate) => void },
) {
  let talkId: TalkId | undefined
  const leave = hearAsCandidatesSocket(app, attemptId, (hint) => {
    if ('sound' in hint) {
      if (socket.readyState === socket.OPEN && socket.bufferedAmount < mostUnsent)
        socket.send(Buffer.from(hint.sound, 'base64'))
      return
    }
    if (hint.says.is === 'ring') talkId = hint.talkId
    if (hint.says.is === 'ended' && talkId === hint.talkId) talkId = undefined
    send({ type: 'talk', talkId: hint.talkId, says: hint.says })
  })

  return {
    /** Whoever talks with this candidate learns that a page is there (again), and rings. */
    joined() {
      talkGoingOn(app.db, attemptId).then(
        (going) => going && tellKeeper(app, going.id, { socket: 'joined' }),
        (error: unknown) => app.log.error({ err: error, attemptId }, 'a talk could not be found'),
      )
    },
    hear(message: Extract<FromCandidate, { type: 'talk' }>) {
      if (message.talkId === talkId) tellKeeper(app, message.talkId, { says: message.says })
    },
    /** Takes a binary message; false when it is no sound of a talk. */
    sound(bytes: Buffer): boolean {
      const frame = decodeFrame(bytes)
      if (typeof frame === 'string' || frame.track !== 'microphone') return false
      if (frame.payload.length > mostSoundBytes) return false
      if (talkId) tellKeeper(app, talkId, { sound: bytes.toString('base64') })
      return true
    },
    left() {
      leave()
      if (talkId) tellKeeper(app, talkId, { socket: 'left' })
    },
  }
}
