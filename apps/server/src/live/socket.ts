import { encodeWallFrame } from '@invigil/contract/frame.ts'
import type { AttemptId, HallCameraId, SittingId } from '@invigil/contract/ids.ts'
import {
  FromCandidate,
  FromWall,
  type Message,
  type ToCandidate,
  type ToWall,
} from '@invigil/contract/live.ts'
import type { WebSocket } from 'ws'
import type { z } from 'zod'
import { findAttempt } from '../attempt/find-attempt.ts'
import { attemptView } from '../attempt/view.ts'
import { thePersonCalling } from '../identity/caller.ts'
import { theRecording } from '../media/recording.ts'
import type { Incoming } from '../platform/api.ts'
import type { App } from '../platform/app.ts'
import { Refusal } from '../platform/refusal.ts'
import type { SocketHandler } from '../platform/room.ts'
import { whileHintsAreLost } from './catch-up.ts'
import { hearCandidate } from './hear.ts'
import { messagesOfAttempt } from './message.ts'
import { theProctors } from './proctors.ts'
import { talkOfCandidate } from './talk-of-candidate.ts'
import { TalkOfWall } from './talk-of-wall.ts'
import { talksGoingOn } from './talk-record.ts'
import { enterWall } from './viewers.ts'
import { theWall } from './wall.ts'
import { wallFeeds } from './wall-feed.ts'

/** A viewer with more than this unsent, in bytes, waits for the next key frame. */
const mostUnsent = 1024 * 1024

/** `/socket/attempt/<attempt>?key=<attempt key>`: tells a candidate's screen what changes, and hears that it is there. */
export const candidateSocket: SocketHandler = async (app, request, id) => {
  const caller = await findAttempt(app, keyOf(request))
  if (!caller || caller.attemptId !== id) throw new Refusal('not-signed-in', 'no key of this attempt')
  const { attemptId, opening } = caller
  const { sittingId } = await app.db
    .selectFrom('attempt')
    .select('sittingId')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()

  return (socket) => {
    const send = (message: ToCandidate) => sendTo(socket, message)
    const showAttempt = () =>
      void attemptView(app, attemptId).then(
        (attempt) => send(attempt.opening > opening ? { type: 'taken-over' } : { type: 'attempt', attempt }),
        (error: unknown) => app.log.error({ err: error, attemptId }, 'an attempt could not be shown'),
      )
    const leaves = [
      app.subscribe(`attempt:${attemptId}`, (hint: { type?: string; message?: Message }) =>
        hint.message ? send({ type: 'message', message: hint.message }) : showAttempt(),
      ),
      app.subscribe(`sitting-letters:${sittingId}`, (hint: { message?: Message }) => {
        if (hint.message) send({ type: 'message', message: hint.message })
      }),
    ]
    const told = new Set<string>()
    leaves.push(
      whileHintsAreLost(app, async (since) => {
        showAttempt()
        for (const message of await messagesOfAttempt(app, attemptId)) {
          if (told.has(message.id) || new Date(message.sentAt) < since) continue
          told.add(message.id)
          send({ type: 'message', message })
        }
      }),
    )
    const talk = talkOfCandidate(app, { attemptId, socket, send })
    socket.once('close', () => {
      for (const leave of leaves) leave()
      talk.left()
    })
    onMessage(socket, FromCandidate, talk.sound, (message) => {
      if (message.type === 'talk') return talk.hear(message)
      hearCandidate(app, { attemptId, sittingId }, message.type === 'status' ? message.status : undefined)
      if (message.type === 'ping') send({ type: 'pong', sentAt: message.sentAt, now: app.now().getTime() })
    })
    hearCandidate(app, { attemptId, sittingId })
    showAttempt()
    talk.joined()
  }
}

/** `/socket/wall/<sitting>`: a proctor's wall, its changes as text and the tracks it asked for as binary messages. */
export const wallSocket: SocketHandler = async (app, request, id) => {
  const sittingId = id as SittingId
  const access = { who: ['proctor'], of: 'sitting', by: 'sittingId' } as const
  const caller = thePersonCalling(await app.authorise(request, access, { sittingId }))
  return (socket) => {
    const send = (message: ToWall) => sendTo(socket, message)
    // Joined before it reads, so that nothing falls in between; a change that comes first comes again.
    const you = caller.personId
    const leave = wallFeeds(app).join(sittingId, (message) =>
      send(message.type === 'proctors' ? { ...message, you } : message),
    )
    const viewer = enterWall(app, sittingId, you)
    const tracks = watchTracks(app, sittingId, socket)
    const talk = new TalkOfWall(app, { sittingId, caller, socket, send })
    socket.once('close', () => {
      leave()
      viewer.left()
      tracks.stop()
      talk.left()
    })
    onMessage(
      socket,
      FromWall,
      (bytes) => talk.sound(bytes),
      (message) => {
        if (message.type === 'talk') return talk.hear(message)
        if (message.type === 'look') return viewer.look(message.attemptId)
        tracks.hear(message)
      },
    )
    Promise.all([theWall(app, sittingId), talksGoingOn(app, sittingId), theProctors(app, sittingId)]).then(
      ([wall, talks, proctors]) => {
        send({ type: 'wall', wall })
        send({ type: 'proctors', proctors, you })
        for (const going of talks) send({ type: 'talks', ...going })
      },
      (error: unknown) => {
        app.log.error({ err: error, sittingId }, 'a wall could not be read')
        socket.close(1011, 'unexpected')
      },
    )
  }
}

/** Forwards the tracks that one wall subscribes to, under the wall's own numbers. */
function watchTracks(app: App, sittingId: SittingId, socket: WebSocket) {
  const stopBySubscription = new Map<number, () => void>()
  /** What was asked for and not yet given up: an answer of the database may come after that. */
  const wanted = new Set<number>()

  async function subscribe(wish: Extract<FromWall, { type: 'subscribe' }>) {
    const { subscription, attemptId, track, quality } = wish
    if (wanted.has(subscription)) return
    wanted.add(subscription)
    if (!(await isInSitting(app, attemptId, sittingId))) return
    if (socket.readyState !== socket.OPEN || !wanted.has(subscription)) return
    const send = (frame: Uint8Array) => {
      if (socket.bufferedAmount > mostUnsent) return false
      socket.send(encodeWallFrame(subscription, frame))
      return true
    }
    const stop = theRecording(app).live.watch(attemptId, track, send, quality)
    stopBySubscription.set(subscription, stop)
  }

  function unsubscribe(subscription: number) {
    stopBySubscription.get(subscription)?.()
    stopBySubscription.delete(subscription)
    wanted.delete(subscription)
  }

  return {
    hear(message: Exclude<FromWall, { type: 'talk' | 'look' }>) {
      if (message.type === 'unsubscribe') return unsubscribe(message.subscription)
      subscribe(message).catch((error: unknown) =>
        app.log.error({ err: error }, 'a track could not be shown'),
      )
    },
    stop() {
      for (const subscription of [...stopBySubscription.keys()]) unsubscribe(subscription)
    },
  }
}

/** What is watched belongs to the sitting: one of its attempts, or a camera of its hall, whose tracks lie under its own id. */
async function isInSitting(app: App, id: AttemptId, sittingId: SittingId): Promise<boolean> {
  const attempts = app.db.selectFrom('attempt').select('sittingId').where('id', '=', id)
  const cameras = app.db
    .selectFrom('hallCamera')
    .select('sittingId')
    .where('id', '=', id as string as HallCameraId)
  const found = await attempts.unionAll(cameras).executeTakeFirst()
  return found?.sittingId === sittingId
}

function keyOf(request: Incoming): string {
  return new URL(request.url, 'http://localhost').searchParams.get('key') ?? ''
}

/**
 * Calls with each message that fits; one that does not ends the socket, since our own pages send none. Binary ones go to
 * `sound`, which answers whether it took them.
 */
function onMessage<Schema extends z.ZodType>(
  socket: WebSocket,
  schema: Schema,
  sound: (bytes: Buffer) => boolean,
  hear: (message: z.output<Schema>) => void,
): void {
  socket.on('message', (data, isBinary) => {
    if (isBinary && Buffer.isBuffer(data) && sound(data)) return
    const parsed = isBinary ? undefined : schema.safeParse(parseJson(String(data)))
    if (parsed?.success) hear(parsed.data)
    else socket.close(1008, 'invalid-input')
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function sendTo(socket: WebSocket, message: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
}
