import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { PaperSection } from '@invigil/items/paper.ts'
import { refusalIn } from '@invigil/messages/refusal.ts'
import { client } from '../api.ts'
import type { Store } from '../store/open-store.ts'
import { again } from './again.ts'
import type { OwnSection } from './way.ts'

interface KeeperOptions {
  store: Store
  attemptId: string
  attemptKey: string
  /** Milliseconds since the epoch, by the server's clock. */
  now: () => number
  show: (view: AttemptView) => void
}

type SectionId = PaperSection['id']

/** Keeps which sections were opened and left in this browser, and tells the server however long that takes. */
export class SectionKeeper {
  readonly #options: KeeperOptions
  #own: readonly OwnSection[]
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[] = []

  private constructor(options: KeeperOptions, own: readonly OwnSection[]) {
    this.#options = options
    this.#own = own
  }

  /** Reads what an earlier page kept, and goes on telling it. */
  static async open(options: KeeperOptions): Promise<SectionKeeper> {
    const kept = await options.store.list<OwnSection>(`section/${options.attemptId}/`)
    const keeper = new SectionKeeper(
      options,
      kept.map(([, section]) => section),
    )
    for (const section of keeper.#own) keeper.#tell(section.id)
    return keeper
  }

  readonly own = (): readonly OwnSection[] => this.#own

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Its own time begins now; a section that was opened already stays as it is. */
  open(id: SectionId): void {
    if (this.#own.some((section) => section.id === id)) return
    const openedAt = new Date(this.#options.now()).toISOString()
    this.#put({ id, openedAt, leftAt: null, isOpenTold: false, isLeftTold: false })
    this.#tell(id)
  }

  leave(id: SectionId): void {
    const now = new Date(this.#options.now()).toISOString()
    const before = this.#find(id)
    if (before?.leftAt) return
    // Opened on another device: the server knows that already.
    const section = before ?? { id, openedAt: now, isOpenTold: true }
    this.#put({ ...section, leftAt: now, isLeftTold: false })
    this.#tell(id)
  }

  reach(id: SectionId, itemId: string): void {
    const section = this.#find(id)
    if (section && section.furthest !== itemId) this.#put({ ...section, furthest: itemId })
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.#listeners.clear()
  }

  #tell(id: SectionId): void {
    this.#stops.push(again(() => this.#tellOnce(id)))
  }

  async #tellOnce(id: SectionId): Promise<void> {
    const section = this.#find(id)
    if (section && !section.isOpenTold) {
      const { openedAt } = section
      await this.#call((ids, options) => client.attempt.openSection({ ...ids, openedAt }, options), id)
      this.#note(id, { isOpenTold: true })
    }
    if (section?.leftAt && !section.isLeftTold) {
      await this.#call((ids, options) => client.attempt.leaveSection(ids, options), id)
      this.#note(id, { isLeftTold: true })
    }
  }

  async #call(
    ask: (
      ids: { attemptId: string; sectionId: SectionId },
      options: { context: { attemptKey: string }; signal: AbortSignal },
    ) => Promise<AttemptView>,
    sectionId: SectionId,
  ): Promise<void> {
    const { attemptId, attemptKey, show } = this.#options
    try {
      show(
        await ask({ attemptId, sectionId }, { context: { attemptKey }, signal: AbortSignal.timeout(20_000) }),
      )
    } catch (error) {
      const { code } = refusalIn(error)
      // The attempt is over, or another device holds it: nobody has to know any more.
      if (code !== 'attempt-not-running' && code !== 'taken-over' && code !== 'not-found') throw error
    }
  }

  #note(id: SectionId, told: Partial<OwnSection>): void {
    const section = this.#find(id)
    if (section) this.#put({ ...section, ...told })
  }

  #find(id: SectionId): OwnSection | undefined {
    return this.#own.find((section) => section.id === id)
  }

  #put(section: OwnSection): void {
    this.#own = [...this.#own.filter(({ id }) => id !== section.id), section]
    const { store, attemptId } = this.#options
    void store.write({ [`section/${attemptId}/${section.id}`]: section })
    for (const tell of this.#listeners) tell()
  }
}
