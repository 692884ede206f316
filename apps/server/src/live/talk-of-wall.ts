import { decodeWallFrame, encodeWallFrame } from '@invigil/contract/frame.ts'
import type { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import type { FromWall, ToWall } from '@invigil/contract/live.ts'
import { type TalkId, talkSubscription } from '@invigil/contract/talk.ts'
import type { WebSocket } from 'ws'
import type { PersonCaller } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { KeptTalk, type TalkFacts, type TalkLink } from './talk.ts'
import { beginTalk, talkGoingOn } from './talk-record.ts'

/** The talks that this server looks after. */
const keptTalks = perApp(() => new Map<TalkId, KeptTalk>())

/** A wall that has more unsent than this gets no sound of a talk: what is late is of no use, in bytes. */
const mostUnsent = 64 * 1024
/** 20 ms of Opus are some 80 bytes; this leaves room for any rate. */
export const mostSoundBytes = 1_500

interface OfWall {
  sittingId: SittingId
  caller: PersonCaller
  socket: WebSocket
  send: (message: ToWall) => void
}

/** The talk that one wall has: at most one at a time. A talk that fails leaves the wall as it is. */
export function talkOfWall(app: App, { sittingId, caller, socket, send }: OfWall) {
  const { personId } = caller
  let talk: KeptTalk | undefined
  let link: TalkLink | undefined
  let turn: Promise<void> = Promise.resolve()

  function linkOf(talkId: TalkId): TalkLink {
    return {
      send: (says) => send({ type: 'talk', talkId, says }),
      sound(frame) {
        if (socket.readyState === socket.OPEN && socket.bufferedAmount < mostUnsent)
          socket.send(encodeWallFrame(talkSubscription, frame))
      },
    }
  }

  function take(kept: KeptTalk): void {
    talk = kept
    link = linkOf(kept.facts.id)
    kept.attach(link)
    if (socket.readyState !== socket.OPEN) kept.detach(link)
  }

  async function call(talkId: TalkId, attemptId: AttemptId): Promise<void> {
    const answer = linkOf(talkId)
    if (talk && isGoingOn(app, talk)) return answer.send({ is: 'not-begun', why: 'talking', name: null })
    const begun = await beginTalk(app, { id: talkId, attemptId, sittingId, by: caller })
    if (begun.is === 'busy') return answer.send({ is: 'not-begun', why: 'busy', name: begun.name })
    if (begun.is === 'over') return answer.send({ is: 'not-begun', why: 'over', name: null })
    const { name, isRecorded } = begun
    const kept = keep(app, { id: talkId, attemptId, sittingId, personId, name, isRecorded }, false)
    take(kept)
    answer.send({ is: 'ringing', isRecorded })
    kept.ring()
  }

  async function resume(talkId: TalkId, attemptId: AttemptId): Promise<void> {
    const known = keptTalks(app).get(talkId)
    if (known && known.facts.attemptId === attemptId && known.facts.personId === personId) return take(known)
    const going = await talkGoingOn(app.db, attemptId)
    const isOwn = going?.id === talkId && going.personId === personId
    if (!isOwn) return linkOf(talkId).send({ is: 'ended', why: 'proctor-gone' })
    const { name, isRecorded } = going
    take(keep(app, { id: talkId, attemptId, sittingId, personId, name, isRecorded }, true))
  }

  async function hear({ talkId, says }: Extract<FromWall, { type: 'talk' }>): Promise<void> {
    if (says.is === 'call') await call(talkId, says.attemptId)
    else if (says.is === 'resume') await resume(talkId, says.attemptId)
    else if (talk?.facts.id === talkId) talk.hearWall(says)
  }

  return {
    /** One after the other: what is said right after a call must find its talk. */
    hear(message: Extract<FromWall, { type: 'talk' }>) {
      turn = turn
        .then(() => hear(message))
        .catch((error: unknown) => app.log.error({ err: error, sittingId }, 'a talk could not go on'))
    },
    /** Takes a binary message; false when it is no sound of a talk. */
    sound(bytes: Buffer): boolean {
      const taken = decodeWallFrame(bytes)
      if (taken?.subscription !== talkSubscription || taken.frame.track !== 'talk') return false
      if (taken.frame.payload.length > mostSoundBytes) return false
      talk?.soundFromWall(bytes.subarray(4))
      return true
    },
    left() {
      void turn.then(() => link && talk?.detach(link))
    },
  }
}

function keep(app: App, facts: TalkFacts, isAnswered: boolean): KeptTalk {
  const over = () => keptTalks(app).delete(facts.id)
  const kept = new KeptTalk(app, facts, { isAnswered, over })
  keptTalks(app).set(facts.id, kept)
  return kept
}

function isGoingOn(app: App, talk: KeptTalk): boolean {
  return keptTalks(app).get(talk.facts.id) === talk
}
