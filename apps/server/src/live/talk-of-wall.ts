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
export class TalkOfWall {
  readonly #app: App
  readonly #wall: OfWall
  #talk: KeptTalk | undefined
  #link: TalkLink | undefined
  #turn: Promise<void> = Promise.resolve()

  constructor(app: App, wall: OfWall) {
    this.#app = app
    this.#wall = wall
  }

  /** One after the other: what is said right after a call must find its talk. */
  hear(message: Said): void {
    this.#turn = this.#turn
      .then(() => this.#hear(message))
      .catch((error: unknown) => this.#app.log.error({ err: error }, 'a talk could not go on'))
  }

  /** Takes a binary message; false when it is no sound of a talk. */
  sound(bytes: Buffer): boolean {
    const taken = decodeWallFrame(bytes)
    if (taken?.subscription !== talkSubscription || taken.frame.track !== 'talk') return false
    if (taken.frame.payload.length > mostSoundBytes) return false
    this.#talk?.soundFromWall(bytes.subarray(4))
    return true
  }

  left(): void {
    void this.#turn.then(() => this.#link && this.#talk?.detach(this.#link))
  }

  async #hear({ talkId, says }: Said): Promise<void> {
    if (says.is === 'call') await this.#call(talkId, says.attemptId)
    else if (says.is === 'resume') await this.#resume(talkId, says.attemptId)
    else if (this.#talk?.facts.id === talkId) this.#talk.hearWall(says)
  }

  async #call(talkId: TalkId, attemptId: AttemptId): Promise<void> {
    const { sittingId, caller } = this.#wall
    const answer = this.#linkOf(talkId)
    const talks = this.#talk && keptTalks(this.#app).get(this.#talk.facts.id) === this.#talk
    if (talks) return answer.send({ is: 'not-begun', why: 'talking', name: null })
    const begun = await beginTalk(this.#app, { id: talkId, attemptId, sittingId, by: caller })
    if (begun.is === 'busy') return answer.send({ is: 'not-begun', why: 'busy', name: begun.name })
    if (begun.is === 'over') return answer.send({ is: 'not-begun', why: 'over', name: null })
    const { name, isRecorded } = begun
    const facts = { id: talkId, attemptId, sittingId, personId: caller.personId, name, isRecorded }
    const kept = keep(this.#app, facts, false)
    this.#take(kept)
    answer.send({ is: 'ringing', isRecorded })
    kept.ring()
  }

  async #resume(talkId: TalkId, attemptId: AttemptId): Promise<void> {
    const { sittingId, caller } = this.#wall
    const { personId } = caller
    const known = keptTalks(this.#app).get(talkId)
    if (known?.facts.attemptId === attemptId && known.facts.personId === personId) return this.#take(known)
    const going = await talkGoingOn(this.#app.db, attemptId)
    const isOwn = going?.id === talkId && going.personId === personId && going.sittingId === sittingId
    if (!isOwn) return this.#linkOf(talkId).send({ is: 'ended', why: 'proctor-gone' })
    const { name, isRecorded } = going
    const kept = keep(this.#app, { id: talkId, attemptId, sittingId, personId, name, isRecorded }, true)
    this.#take(kept)
    // The candidate's socket may be new too, and knows of no talk until it rings.
    kept.ring()
  }

  #take(kept: KeptTalk): void {
    this.#talk = kept
    this.#link = this.#linkOf(kept.facts.id)
    kept.attach(this.#link)
    const { socket } = this.#wall
    if (socket.readyState !== socket.OPEN) kept.detach(this.#link)
  }

  #linkOf(talkId: TalkId): TalkLink {
    const { socket, send } = this.#wall
    return {
      send: (says) => send({ type: 'talk', talkId, says }),
      sound(frame) {
        if (socket.readyState === socket.OPEN && socket.bufferedAmount < mostUnsent)
          socket.send(encodeWallFrame(talkSubscription, frame))
      },
    }
  }
}

type Said = Extract<FromWall, { type: 'talk' }>

function keep(app: App, facts: TalkFacts, isAnswered: boolean): KeptTalk {
  const over = () => keptTalks(app).delete(facts.id)
  const kept = new KeptTalk(app, facts, { isAnswered, over })
  keptTalks(app).set(facts.id, kept)
  return kept
}
