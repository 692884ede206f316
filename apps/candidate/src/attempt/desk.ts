import type { AnswerBody, AttemptView, Started, SubmissionReceipt } from '@invigil/contract/attempt.ts'
import type { ToCandidate } from '@invigil/contract/live.ts'
import type { Store } from '../store/open-store.ts'
import { TalkPort } from '../talk/talk-port.ts'
import { again } from './again.ts'
import { type Calls, callsFor, isForgotten } from './calls.ts'
import { connect } from './connection.ts'
import { messagesOf } from './desk-messages.ts'
import { type DeskState, emptyDesk, latestOf, mayAnswer, runningEnd } from './desk-state.ts'
import { Finishing } from './finishing.ts'
import { findHold, type Hold, viewKey } from './hold.ts'
import { Journal } from './journal.ts'
import { onLeaving, onOnline, sendAtLeaving } from './leaving.ts'
import { holdAlone } from './one-page.ts'
import { type Papers, papersOf } from './read-paper.ts'
import { type Recorded, Sender } from './sender.ts'
import { createServerClock } from './server-clock.ts'
import { Settling } from './settling.ts'
import { type SupervisionStatus, statusOf } from './status-of.ts'
import { watchEnd } from './watch-end.ts'

/** One attempt in one page: its answers, its clock, its line to the server. It begins with `start` and ends with `stop`. */
export class AttemptDesk {
  readonly clock = createServerClock()
  readonly talk = new TalkPort()
  #state: DeskState = emptyDesk
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[] = []
  readonly #store: Store
  readonly #attemptId: string
  readonly #supervision: () => SupervisionStatus
  #hold: Hold | undefined
  #calls: Calls | undefined
  #journal: Journal | undefined
  #sender: Sender | undefined
  #settling: Settling | undefined
  #papers: Papers | undefined
  readonly #messages = messagesOf(
    () => this.#open().calls,
    () => this.#state,
    (change) => this.#set(change),
  )
  readonly #finishing = new Finishing()
  #isStopped = false
  #shownAt = 0

  constructor(store: Store, attemptId: string, supervision: () => SupervisionStatus) {
    this.#store = store
    this.#attemptId = attemptId
    this.#supervision = supervision
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): DeskState => this.#state

  /** Takes a view that a call of a page answered with, so that the page goes on at once. */
  readonly show = (view: AttemptView & Partial<Started>): void => {
    this.#papers?.take(view.paperKey)
    this.#show(view)
  }

  /** What this browser holds, for a file of answers; undefined before the attempt is open here. */
  held(): { hold: Hold; journal: Journal } | undefined {
    return this.#hold && this.#journal ? { hold: this.#hold, journal: this.#journal } : undefined
  }

  /** For calls of pages; undefined before the attempt is open here. */
  attemptKey(): string | undefined {
    return this.#hold?.attemptKey
  }

  async start(): Promise<void> {
    const hold = await findHold(this.#store, this.#attemptId)
    if (this.#isStopped) return
    if (!hold) return this.#set({ stage: 'unknown' })
    this.#hold = hold
    this.#calls = callsFor(hold)
    this.#papers = papersOf(this.#store, hold)
    this.#stops.push(holdAlone(this.#attemptId, () => this.#lose('other-page')))
    this.#journal = await Journal.open(this.#store, hold)
    const [view, flags, offset] = await Promise.all([
      this.#store.get<AttemptView>(viewKey(this.#attemptId)),
      this.#store.get<string[]>(this.#key('flags')),
      this.#store.get<number>(this.#key('offset')),
    ])
    if (this.#isStopped) return
    this.clock.suppose(offset ?? 0)
    this.#begin(hold, this.#journal)
    this.#set({ flags: flags ?? [] })
    if (view) this.#show(view)
    this.#sender?.wake()
    await this.refresh()
  }

  stop(): void {
    this.#isStopped = true
    for (const stop of this.#stops.splice(0)) stop()
    this.#sender?.stop()
  }

  readonly bodyOf = (itemId: string): AnswerBody | undefined => this.#journal?.bodyOf(itemId)

  /** Writes down what was begun in time, also while the page closes: the server marks what is late. */
  readonly keep = (itemId: string, body: AnswerBody): Promise<void> =>
    this.#open().journal.write(itemId, body).then(this.#settled)

  /** `finish` is waited for before anything is handed in. Returns what ends that. */
  readonly onHandingIn = (finish: () => Promise<void>): (() => void) => this.#finishing.add(finish)
  /** What is typed waits a moment for more; what is chosen is written down at once. */
  answer(itemId: string, body: AnswerBody, how: 'typed' | 'chosen'): void {
    if (!mayAnswer(this.#state)) return
    if (how === 'typed') this.#settling?.typed(itemId, body)
    else void this.#journal?.write(itemId, body).then(() => this.#sender?.wake())
    this.#showJournal()
  }

  flag(itemId: string): void {
    const { flags } = this.#state
    const changed = flags.includes(itemId) ? flags.filter((id) => id !== itemId) : [...flags, itemId]
    void this.#store.write({ [this.#key('flags')]: changed })
    this.#set({ flags: changed })
  }

  /** Hands in. Waits a few seconds for what is under way; the server takes the rest for two minutes more. */
  async submit(): Promise<SubmissionReceipt> {
    const { journal, calls } = this.#open()
    await this.#finishing.all()
    await this.#settling?.settle()
    await this.#sender?.drained(5_000)
    const receipt = await calls.submit(journal.journalId, journal.lastSeq)
    this.#set({ receipt })
    await this.refresh()
    return receipt
  }

  readonly say = (text: string): Promise<void> => this.#messages.say(text)
  readonly raiseHand = (isUp: boolean): Promise<void> => this.#messages.raiseHand(isUp)

  async refresh(): Promise<void> {
    await this.#ask().catch((error) => isForgotten(error) && this.#set({ stage: 'unknown' }))
  }

  async #ask(): Promise<void> {
    const askedAt = performance.now()
    const view = await this.#open().calls.view()
    this.clock.note(view.now, askedAt)
    this.#show(view, askedAt)
  }

  #begin(hold: Hold, journal: Journal): void {
    const { calls } = this.#open()
    this.#sender = new Sender({
      journal,
      send: calls.record,
      onRecorded: (recorded) => this.#noteRecorded(recorded),
      onSending: (sending, heldUp = []) => this.#set({ sending, heldUp, unsaved: journal.waiting }),
      onDoubtful: (entries) => this.#set({ doubtful: this.#state.doubtful + entries.length }),
      onRefused: (entries) => this.#set({ refused: this.#state.refused + entries.length }),
    })
    this.#settling = new Settling(journal, this.#settled)
    this.#stops.push(
      onOnline(() => this.#sender?.wake()),
      onLeaving({
        hidden: () => void this.#settling?.settle(),
        leaving: () => sendAtLeaving(hold, journal.atLeaving(60_000)),
      }),
      () => this.#settling?.stop(),
      connect({
        ...hold,
        talk: this.talk,
        status: () => statusOf(this.#state, this.bodyOf, this.#supervision()),
        onMessage: (message) => this.#hear(message),
        onConnected: (isConnected) => this.#noteConnected(isConnected),
      }),
      again(() => this.#readAnswers()),
      watchEnd({
        endsAt: () => runningEnd(this.#state),
        now: this.clock.now,
        onClosing: (isClosing) => this.#set({ isClosing }),
        ask: () => this.#ask(),
        handIn: () => this.submit(),
      }),
    )
  }

  #noteConnected(isConnected: boolean): void {
    this.#set({ isConnected })
    if (!isConnected) return
    this.#sender?.wake()
    void this.#messages.read()
  }

  #hear(message: Exclude<ToCandidate, { type: 'talk' }>): void {
    switch (message.type) {
      case 'attempt':
        this.clock.note(message.attempt.now)
        this.#show(message.attempt)
        break
      case 'message':
        this.#messages.hear([message.message])
        break
      case 'taken-over':
        this.#lose('taken-over')
        break
      case 'pong':
        this.clock.note(message.now, message.sentAt)
    }
  }

  #show(view: AttemptView, askedAt = 0): void {
    const { view: before, stage } = this.#state
    // Answers of the socket and of calls may overtake one another; what was asked for since is newer, whatever clock says it.
    const mayBeOlder = askedAt <= this.#shownAt && before?.opening === view.opening
    if (before && mayBeOlder && before.now > view.now) return
    this.#shownAt = performance.now()
    if (this.#hold && view.opening > this.#hold.opening) {
      this.#lose('taken-over')
      return
    }
    this.#set({ view, stage: stage === 'opening' || stage === 'unknown' ? 'here' : stage })
    void this.#store.write({ [viewKey(this.#attemptId)]: view, [this.#key('offset')]: this.clock.offset() })
    if (view.state === 'running' && !this.#state.paper) this.#stops.push(again(() => this.#readPaper()))
    else if (view.state === 'waiting' && view.isAdmitted) this.#stops.push(this.#open().papers.fetch())
    if (view.state !== 'submitted' && view.state !== 'terminated') return
    // The next person at this machine has no business with the questions.
    void this.#store.write({}, [`paper/${this.#attemptId}`])
    if (this.#journal?.waiting === 0) void this.#journal.forget()
    if (!this.#state.receipt)
      this.#stops.push(again(async () => this.#set({ receipt: await this.#open().calls.receipt() })))
  }

  /** The page stops; an older device goes on sending what it holds, an older tab leaves that to the newer one. */
  #lose(stage: 'taken-over' | 'other-page'): void {
    if (this.#state.stage === stage) return
    this.#set({ stage, isConnected: false })
    if (stage === 'taken-over') void this.#finishing.all().then(() => this.#settling?.settle())
    else this.#sender?.stop()
    for (const stop of this.#stops.splice(0)) stop()
  }

  #noteRecorded({ receipts, state, endsAt, now }: Recorded): void {
    this.clock.note(now)
    const { view } = this.#state
    this.#set({ savedAt: receipts.at(-1)?.receivedAt ?? this.#state.savedAt })
    this.#showJournal()
    if (view && (view.state !== state || view.endsAt !== endsAt)) void this.refresh()
  }

  async #readAnswers(): Promise<void> {
    const { journal, calls } = this.#open()
    const { answers } = await calls.answers()
    await journal.learn(answers)
    this.#set({ savedAt: this.#state.savedAt ?? latestOf(answers) })
    this.#showJournal()
  }

  async #readPaper(): Promise<void> {
    try {
      this.#set({ paper: await this.#open().papers.read(), paperError: undefined })
    } catch (paperError) {
      this.#set({ paperError })
      throw paperError
    }
  }

  readonly #settled = (): void => {
    this.#sender?.wake()
    this.#showJournal()
  }

  #showJournal(): void {
    this.#set({
      answersVersion: this.#state.answersVersion + 1,
      unsaved: this.#journal?.waiting ?? 0,
      isLasting: this.#store.isLasting(),
    })
  }

  #open(): { hold: Hold; journal: Journal; calls: Calls; papers: Papers } {
    const [hold, journal, calls, papers] = [this.#hold, this.#journal, this.#calls, this.#papers]
    if (!hold || !journal || !calls || !papers) throw new Error('the attempt is not open here')
    return { hold, journal, calls, papers }
  }

  readonly #key = (what: 'flags' | 'offset') => `${what}/${this.#attemptId}`

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
