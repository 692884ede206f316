import type { AttemptId } from '@invigil/contract/ids.ts'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { Incoming } from '../platform/api.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { SocketHandler } from '../platform/room.ts'
import { sendTogether } from '../platform/send-together.ts'
import type { Admitted } from './ingest.ts'
import { theRecording } from './recording.ts'

/** What a recorder may send; `mayBeLive` is false for a page that another one took over from. */
export interface RecorderRights extends Pick<Admitted, 'kinds' | 'keeps'> {
  mayBeLive: boolean
  /** What is kept apart from the live view (`part=kept`), where the live view itself is not: undefined for nothing. */
  keptPart?: 'all' | 'stills' | undefined
}

/** Decides what a recorder may send for this attempt, or throws a Refusal. */
export type AdmitRecorder = (app: App, request: Incoming, attemptId: AttemptId) => Promise<RecorderRights>

/** Beyond this a recorder that does not read its receipts is cut off, in bytes. */
const mostUnread = 1024 * 1024

/**
 * `/socket/media/<attempt>?recorder=<uuid>&part=live|backlog|kept`: a recorder's frames in, receipts and acks out. `backlog` is
 * what an earlier page could not deliver; `kept` is what a page chose to keep of what it shows live, under a policy that keeps
 * evidence or stills only.
 */
export function mediaSocket(admit: AdmitRecorder): SocketHandler {
  return async (app, request, id) => {
    const attemptId = id as AttemptId
    const { kinds, keeps, mayBeLive, keptPart } = await admit(app, request, attemptId)
    const query = Query.safeParse(Object.fromEntries(new URL(request.url, 'http://localhost').searchParams))
    if (!query.success) throw new Refusal('invalid-input', 'no recorder', { fields: 'recorder, part' })
    const { recorder: recorderId, part } = query.data
    const isLive = part === 'live'
    if (isLive && !mayBeLive) throw new Refusal('taken-over', `attempt ${attemptId} is open elsewhere`)
    if (part === 'kept' && !keptPart)
      throw new Refusal('invalid-input', 'nothing is kept apart', { fields: 'part' })
    const kept = part === 'kept' ? { keeps: true, onlyStills: keptPart === 'stills' } : { keeps }
    const admitted = { attemptId, recorderId, kinds, isLive, ...kept }
    const seat = await theRecording(app).ingest.prepare(admitted)
    return (socket) => {
      const { receive, left } = seat.sit(linkOf(socket))
      socket.on('message', (data, isBinary) => {
        if (isBinary && Buffer.isBuffer(data)) receive(data)
      })
      socket.once('close', left)
    }
  }
}

const Query = z.object({ recorder: z.uuid(), part: z.enum(['live', 'backlog', 'kept']) })

function linkOf(socket: WebSocket) {
  return {
    send(notice: string) {
      if (socket.readyState === socket.OPEN) socket.send(notice)
    },
    reply(messages: readonly Uint8Array[]) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > mostUnread) socket.terminate()
      else sendTogether(socket, messages)
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: (code: number, reason: string) => socket.close(code, reason),
  }
}
