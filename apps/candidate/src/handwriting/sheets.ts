import type { Store } from '../store/open-store.ts'
import type { Stroke } from './strokes.ts'

interface SheetsOptions {
  store: Store
  attemptId: string
  /** Makes a picture of a sheet. */
  picture: (strokes: readonly Stroke[]) => Promise<Blob>
  /** Makes the picture a page of the item's answer; rejects when it could not be named there. */
  addPage: (itemId: string, page: Blob) => Promise<void>
}

/**
 * The sheets of one attempt that are drawn on and are no pages yet. A line is kept in this browser as soon as it ends;
 * `finish` makes pages of them, also of those that an earlier page of this browser left.
 */
export class Sheets {
  readonly #options: SheetsOptions
  readonly #drawn = new Map<string, readonly Stroke[]>()
  readonly #lines = new Map<string, Stroke>()
  readonly #listeners = new Set<() => void>()
  #finishing: Promise<void> = Promise.resolve()

  private constructor(options: SheetsOptions) {
    this.#options = options
  }

  static async open(options: SheetsOptions): Promise<Sheets> {
    const sheets = new Sheets(options)
    const kept = await options.store.list<Stroke[]>(sheets.#key(''))
    for (const [key, strokes] of kept) sheets.#drawn.set(key.slice(sheets.#key('').length), strokes)
    return sheets
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly drawn = (itemId: string): readonly Stroke[] => this.#drawn.get(itemId) ?? none

  /** The line that is being drawn now. */
  line(itemId: string): Stroke | undefined {
    return this.#lines.get(itemId)
  }

  beginLine(itemId: string, line: Stroke): void {
    this.#lines.set(itemId, line)
  }

  endLine(itemId: string): void {
    const line = this.#lines.get(itemId)
    this.#lines.delete(itemId)
    if (line) this.draw(itemId, [...this.drawn(itemId), line])
  }

  /** The sheet is this now. */
  draw(itemId: string, strokes: readonly Stroke[]): void {
    if (strokes.length > 0) this.#drawn.set(itemId, strokes)
    else this.#drawn.delete(itemId)
    const key = this.#key(itemId)
    void this.#options.store.write(
      strokes.length > 0 ? { [key]: strokes } : {},
      strokes.length > 0 ? [] : [key],
    )
    for (const tell of this.#listeners) tell()
  }

  /** Makes what is drawn a page, of one item or of all. What could not be kept stays on its sheet, and rejects. */
  finish(itemId?: string): Promise<void> {
    // One after the other: two at once would name one sheet twice.
    const finished = this.#finishing.then(() => this.#finishAll(itemId))
    this.#finishing = finished.catch(() => undefined)
    return finished
  }

  async #finishAll(itemId?: string): Promise<void> {
    const ids = itemId === undefined ? [...new Set([...this.#drawn.keys(), ...this.#lines.keys()])] : [itemId]
    const outcomes: PromiseSettledResult<void>[] = []
    for (const id of ids) outcomes.push(...(await Promise.allSettled([this.#finishOne(id)])))
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) throw failed.reason
  }

  async #finishOne(itemId: string): Promise<void> {
    this.endLine(itemId)
    const strokes = this.drawn(itemId)
    if (strokes.length === 0) return
    await this.#options.addPage(itemId, await this.#options.picture(strokes))
    // What was drawn meanwhile is of the next sheet.
    const isOnPage = new Set(strokes)
    this.draw(
      itemId,
      this.drawn(itemId).filter((stroke) => !isOnPage.has(stroke)),
    )
  }

  #key(itemId: string): string {
    return `drawing/${this.#options.attemptId}/${itemId}`
  }
}

const none: readonly Stroke[] = []
