import { findHold, type Hold, keepHold } from '@invigil/candidate/src/attempt/hold.ts'
import { Journal, type Unsent } from '@invigil/candidate/src/attempt/journal.ts'
import { type Recorded, Sender } from '@invigil/candidate/src/attempt/sender.ts'
import { memoryStore, type Store } from '@invigil/candidate/src/store/open-store.ts'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { withAttemptKey } from '../identity/testing.ts'
import type { TestApp } from '../platform/testing.ts'
import { begins, enters } from './testing.ts'

/** How a call goes: as it should, lost on its way, stored with its answer lost, or answered by a proxy. */
type Way = 'well' | 'lost' | 'answer-lost' | 'proxy'

type InBrowser =
  | { do: 'write' | 'type'; browser: number; item: number }
  | { do: 'settle' | 'reload' | 'enter' | 'second-tab' | 'leave'; browser: number }
  | { do: 'send'; browser: number; way: Way }

/** One thing that happens to a candidate with two browsers. */
export type Step = InBrowser | { do: 'minutes'; minutes: number } | { do: 'back-up' } | { do: 'restore' }

interface Browser {
  store: Store
  /** The last one is where the candidate works; older tabs go on as they are. */
  tabs: { hold: Hold; journal: Journal }[]
}

interface Acknowledged extends Pick<Unsent, 'journalId' | 'opening' | 'seq' | 'itemId' | 'body'> {
  isLate: boolean
}

/** A candidate's pages, the real journal and sender before the real server, and everything that was acknowledged to them. */
export class TestPages {
  readonly acknowledged: Acknowledged[] = []
  /** Those of them since the database was last put back. */
  since: Acknowledged[] = []
  readonly doubtful: Unsent[] = []
  readonly refused: Unsent[] = []
  readonly attemptId: AttemptId
  readonly #app: TestApp
  readonly #token: string
  readonly #items: readonly ItemId[]
  readonly #browsers: Browser[] = [0, 1].map(() => ({ store: memoryStore(), tabs: [] }))
  #words = 0
  #hasBackup = false

  private constructor(app: TestApp, attemptId: AttemptId, token: string, items: readonly ItemId[]) {
    this.#app = app
    this.attemptId = attemptId
    this.#token = token
    this.#items = items
  }

  /** The exam is begun in the first browser. */
  static async open(
    app: TestApp,
    candidate: { token: string },
    items: readonly ItemId[],
  ): Promise<TestPages> {
    const { attemptId } = await begins(app, candidate)
    const pages = new TestPages(app, attemptId, candidate.token, items)
    await pages.take({ do: 'enter', browser: 0 })
    return pages
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'minutes':
        this.#app.clock.advance({ minutes: step.minutes })
        return
      case 'back-up':
        return await this.#backUp()
      case 'restore':
        return await this.#restore()
      default:
        return await this.#takeIn(this.#browsers[step.browser] as Browser, step)
    }
  }

  /** The network is good again: every page sends what it has, and is loaded once more. Returns how many entries still wait. */
  async finish(): Promise<number> {
    for (const browser of this.#browsers) {
      for (const tab of browser.tabs) await this.#send(tab, 'well')
      await this.#reload(browser, true)
      for (const tab of browser.tabs) await this.#send(tab, 'well')
    }
    return this.#browsers.flatMap(({ tabs }) => tabs).reduce((all, { journal }) => all + journal.waiting, 0)
  }

  async #takeIn(browser: Browser, step: InBrowser) {
    if (step.do === 'enter') return await this.#enter(browser)
    const tab = browser.tabs.at(-1)
    if (!tab) return
    switch (step.do) {
      case 'write':
        return await tab.journal.write(this.#item(step.item), this.#newWords())
      case 'type':
        return await tab.journal.draft(this.#item(step.item), this.#newWords())
      case 'settle':
        return await tab.journal.settle()
      case 'reload':
        return await this.#reload(browser, false)
      case 'second-tab':
        browser.tabs.push({ hold: tab.hold, journal: await Journal.open(browser.store, tab.hold) })
        return
      case 'leave':
        return await this.#leave(browser, tab)
      case 'send':
        return await this.#send(tab, step.way)
    }
  }

  async #enter(browser: Browser): Promise<void> {
    const entered = await enters(this.#app, { token: this.#token })
    await keepHold(browser.store, entered, { by: 'link', token: this.#token })
    await this.#reload(browser, true)
  }

  /** The tabs are gone, and one comes back with what the browser kept. */
  async #reload(browser: Browser, hasNetwork: boolean): Promise<void> {
    const hold = await findHold(browser.store, this.attemptId)
    if (!hold) return
    const journal = await Journal.open(browser.store, hold)
    browser.tabs = [{ hold, journal }]
    if (!hasNetwork) return
    const { answers } = await this.#clientOf(hold).attempt.answers({ attemptId: this.attemptId })
    await journal.learn(answers)
  }

  /** A page that goes away sends once more and hears no answer. */
  async #leave(browser: Browser, { hold, journal }: Browser['tabs'][number]): Promise<void> {
    const batch = journal.atLeaving(60_000)
    if (batch.length > 0) await this.#record(hold, batch).catch(() => undefined)
    await this.#reload(browser, false)
  }

  /** Until nothing waits, or a try fails. */
  async #send({ hold, journal }: Browser['tabs'][number], way: Way): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const sender = new Sender({
      journal,
      send: (batch) => this.#goes(hold, batch, way),
      onRecorded: () => undefined,
      onDoubtful: (entries) => this.doubtful.push(...entries),
      onRefused: (entries) => this.refused.push(...entries),
      onSending: (sending) => sending !== 'sending' && resolve(),
    })
    sender.wake()
    await promise
    sender.stop()
  }

  async #goes(hold: Hold, batch: readonly Unsent[], way: Way): Promise<Recorded> {
    if (way === 'lost') throw new TypeError('no network')
    if (way === 'proxy') throw Object.assign(new Error('a page'), { status: 502, data: { body: {} } })
    const recorded = await this.#record(hold, batch)
    if (way === 'answer-lost') throw new TypeError('no network')
    const lateBySeq = new Map(recorded.receipts.map(({ seq, isLate }) => [seq, isLate]))
    const acknowledged = batch.map((entry) => ({ ...entry, isLate: lateBySeq.get(entry.seq) ?? true }))
    this.acknowledged.push(...acknowledged)
    this.since.push(...acknowledged)
    return recorded
  }

  async #record(hold: Hold, batch: readonly Unsent[]): Promise<Recorded> {
    const [{ journalId, opening }] = batch as [Unsent]
    const entries = batch.map(({ seq, itemId, body, at }) => ({ seq, itemId: itemId as ItemId, body, at }))
    const { attemptId } = this
    return await this.#clientOf(hold).attempt.record({ attemptId, journalId, opening, entries })
  }

  /** Of the answers alone: who came in since stays in. */
  async #backUp(): Promise<void> {
    this.#hasBackup = true
    await this.#app.pool.query(`drop table if exists earlier_log, earlier_answer;
      create table earlier_log as select * from answer_log where attempt_id = '${this.attemptId}';
      create table earlier_answer as select * from answer where attempt_id = '${this.attemptId}'`)
  }

  async #restore(): Promise<void> {
    if (!this.#hasBackup) return
    this.since = []
    await this.#app.pool.query(`delete from answer where attempt_id = '${this.attemptId}';
      delete from answer_log where attempt_id = '${this.attemptId}';
      insert into answer_log select * from earlier_log; insert into answer select * from earlier_answer`)
  }

  #clientOf({ attemptKey }: Hold) {
    return withAttemptKey(this.#app, attemptKey)
  }

  #item(at: number): ItemId {
    return this.#items[at % this.#items.length] as ItemId
  }

  /** No two alike. */
  #newWords() {
    this.#words += 1
    return { text: `${this.#words}` }
  }
}
