import type { AttemptId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type {
  TalkEnd,
  TalkFromCandidate,
  TalkFromWall,
  TalkId,
  TalkToCandidate,
  TalkToWall,
  TalkWay,
} from '@invigil/contract/talk.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { hearAsKeeper, type ToKeeper, tellCandidatesSocket, tellKeeper } from './talk-line.ts'
import { endTalk, keepTalk } from './talk-record.ts'
import { routesOfTalk } from './talk-routes.ts'

/** A wall's end of its talk. */
export interface TalkLink {
  send(says: TalkToWall): void
  /** A frame of the candidate's sound; it may be left out when the wall does not keep up. */
  sound(frame: Buffer): void
}

export interface TalkFacts {
  id: TalkId
  attemptId: AttemptId
  sittingId: SittingId
  /** The proctor, and the name that the candidate reads. */
  personId: PersonId
  name: string
  isRecorded: boolean
}

/** A side may be gone this long before the talk is over, and a ring unanswered, in milliseconds. */
const goneMs = 10_000
/** How often a server says that it looks after a talk, in milliseconds. */
const keepMs = 5_000

/** One talk, looked after by the server that has the proctor's socket. It knows no sound, only who is there and how it stands. */
export class KeptTalk {
  readonly facts: TalkFacts
  readonly #app: App
  readonly #token = newId()
  readonly #leaves: (() => void)[]
  readonly #keeping: NodeJS.Timeout
  readonly #over: () => void
  #link: TalkLink | undefined
  #wallGone: NodeJS.Timeout | undefined
  #candidateGone: NodeJS.Timeout | undefined
  #isAnswered: boolean
  #isOver = false
  /** What is noted of its way, one after the other and before its end: what has ended stays as it is. */
  #noting = Promise.resolve()

  /** `isAnswered`: taken over from another server while it goes on. `over` is called once, when this server is done with it. */
  constructor(app: App, facts: TalkFacts, { isAnswered, over }: { isAnswered: boolean; over: () => void }) {
    this.facts = facts
    this.#app = app
    this.#isAnswered = isAnswered
    this.#over = over
    this.#leaves = [
      hearAsKeeper(app, facts.id, (hint) => this.#hear(hint)),
      app.subscribe(`attempt:${facts.attemptId}`, (hint: { message?: unknown }) => {
        if (!hint.message) void this.#try(this.#lookAtAttempt())
      }),
    ]
    this.#keeping = setInterval(() => void this.#try(keepTalk(app, facts.id)), keepMs)
    this.#keeping.unref()
    if (isAnswered) tellKeeper(app, facts.id, { adoptedBy: this.#token })
  }

  /** Rings at the candidate's page, which answers by itself. */
  ring(): void {
    const { attemptId, id, name, isRecorded } = this.facts
    this.#candidateIsGone()
    const says: TalkToCandidate = { is: 'ring', name, isRecorded, routes: routesOfTalk(this.#app, id) }
    tellCandidatesSocket(this.#app, attemptId, { talkId: id, says })
    this.showOnWalls(name)
  }

  /** The proctor's socket, at first or after it was lost. */
  attach(link: TalkLink): void {
    clearTimeout(this.#wallGone)
    this.#link = link
  }

  /** The proctor's socket is gone; unless it comes back, the talk is over. */
  detach(link: TalkLink): void {
    if (this.#link !== link) return
    this.#link = undefined
    clearTimeout(this.#wallGone)
    this.#wallGone = setTimeout(() => void this.end('proctor-gone'), goneMs)
    this.#wallGone.unref()
  }

  hearWall(says: TalkFromWall): void {
    const { attemptId, id } = this.facts
    if (says.is === 'hang-up') void this.end('proctor-hung-up')
    if (says.is === 'talking') this.#noteWay(says.by)
    if (says.is === 'signal') tellCandidatesSocket(this.#app, attemptId, { talkId: id, says })
  }

  soundFromWall(frame: Uint8Array): void {
    const sound = Buffer.from(frame).toString('base64')
    tellCandidatesSocket(this.#app, this.facts.attemptId, { talkId: this.facts.id, sound })
  }

  /** Ends it, tells both sides and writes it down; only the first reason counts. */
  async end(why: TalkEnd): Promise<void> {
    if (this.#isOver) return
    const { attemptId, id } = this.facts
    this.#stop()
    this.#link?.send({ is: 'ended', why })
    tellCandidatesSocket(this.#app, attemptId, { talkId: id, says: { is: 'ended', why } })
    this.showOnWalls(null)
    await this.#noting
    await endTalk(this.#app, id, why).catch((error: unknown) =>
      // The next talk, and whoever reads the timeline, find that nobody looks after it any more.
      this.#app.log.error({ err: error, talkId: id }, 'the end of a talk could not be written'),
    )
  }

  showOnWalls(name: string | null): void {
    const { attemptId, sittingId } = this.facts
    this.#app.publish(`sitting:${sittingId}`, { type: 'talks', talks: { attemptId, with: name } })
  }

  #hear(hint: ToKeeper): void {
    if ('sound' in hint) this.#link?.sound(Buffer.from(hint.sound, 'base64'))
    else if ('says' in hint) this.#hearCandidate(hint.says)
    // Also when a socket left: a page that is back already closed its old one late, and answers.
    else if ('socket' in hint) this.ring()
    else if (hint.adoptedBy !== this.#token) this.#stop()
  }

  #hearCandidate(says: TalkFromCandidate): void {
    clearTimeout(this.#candidateGone)
    this.#isAnswered = true
    if (says.is === 'ready') this.#link?.send({ is: 'ready', routes: routesOfTalk(this.#app, this.facts.id) })
    if (says.is === 'signal') this.#link?.send(says)
    if (says.is === 'hang-up') void this.end('candidate-hung-up')
  }

  #candidateIsGone(): void {
    clearTimeout(this.#candidateGone)
    const end = () => void this.end(this.#isAnswered ? 'candidate-gone' : 'not-answered')
    this.#candidateGone = setTimeout(end, goneMs)
    this.#candidateGone.unref()
  }

  #noteWay(way: TalkWay): void {
    this.#noting = this.#noting.then(() => this.#try(keepTalk(this.#app, this.facts.id, way)))
  }

  async #lookAtAttempt(): Promise<void> {
    const { endedAt } = await this.#app.db
      .selectFrom('attempt')
      .select('endedAt')
      .where('id', '=', this.facts.attemptId)
      .executeTakeFirstOrThrow()
    if (endedAt) await this.end('attempt-over')
  }

  async #try(work: Promise<void>): Promise<void> {
    await work.catch((error: unknown) =>
      this.#app.log.error({ err: error, talkId: this.facts.id }, 'a talk could not be looked after'),
    )
  }

  #stop(): void {
    this.#isOver = true
    for (const leave of this.#leaves) leave()
    clearInterval(this.#keeping)
    clearTimeout(this.#wallGone)
    clearTimeout(this.#candidateGone)
    this.#over()
  }
}
