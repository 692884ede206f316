import type { OpenedSection } from '@invigil/contract/own-time.ts'
import type { Paper, PaperSection } from '@invigil/items/paper.ts'

/** Where a candidate stands with a section: before its door, at work, its own time over, or gone from it for good. */
export type Standing = 'unopened' | 'open' | 'over' | 'left'

/** Sections as they are opened: with a time of their own, or without a way back. The others always stand open. */
function hasDoor({ minutes, order }: Pick<PaperSection, 'minutes' | 'order'>): boolean {
  return minutes !== undefined || order === 'forward'
}

/** Where a candidate stands with a section at `now` (ms, by the server's clock). */
export function standingOf(
  section: Pick<PaperSection, 'id' | 'minutes' | 'order'>,
  opened: readonly OpenedSection[],
  now: number,
): Standing {
  if (!hasDoor(section)) return 'open'
  const found = opened.find(({ id }) => id === section.id)
  if (!found) return 'unopened'
  if (found.leftAt) return 'left'
  return found.endsAt && Date.parse(found.endsAt) <= now ? 'over' : 'open'
}

/** Says whether an item can be shown: without a way back only the furthest one that was reached, and the one after it. */
export function mayShow(
  { order, layout, items }: Pick<PaperSection, 'order' | 'layout' | 'items'>,
  itemId: string,
  furthest: string | undefined,
): boolean {
  if (order !== 'forward' || layout === 'all') return true
  const place = (id: string | undefined) => items.findIndex((item) => item.id === id)
  const step = place(itemId) - Math.max(0, place(furthest))
  return step === 0 || step === 1
}

/** The section to go on with when one is over: the next that can be worked on, else an earlier one; undefined when none can. */
export function goOnWith(
  { sections }: Paper,
  after: string,
  standing: (section: PaperSection) => Standing,
): PaperSection | undefined {
  const at = sections.findIndex(({ id }) => id === after)
  const workable = (section: PaperSection) =>
    section.items.length > 0 && ['unopened', 'open'].includes(standing(section))
  return sections.slice(at + 1).find(workable) ?? sections.slice(0, Math.max(0, at)).find(workable)
}

/** What this browser noted of a section; `is…Told` once the server knows it too. */
export interface OwnSection {
  id: PaperSection['id']
  /** ISO 8601, by the server's clock as this page knew it. */
  openedAt: string
  leftAt: string | null
  isOpenTold: boolean
  isLeftTold: boolean
  /** The last item that was reached, where there is no way back. */
  furthest?: string
}

/** What the server and this browser know together; the server's ends win, because they move with pauses and extensions. */
export function mergeOpened(
  known: readonly OpenedSection[],
  own: readonly OwnSection[],
  paper: Paper,
  { timeFactor, endsAt }: { timeFactor: number; endsAt: string | null },
): OpenedSection[] {
  const ownById = new Map(own.map((section) => [section.id, section]))
  const fromServer = known.map((section) => ({
    ...section,
    leftAt: section.leftAt ?? ownById.get(section.id)?.leftAt ?? null,
  }))
  const knownIds = new Set(known.map(({ id }) => id))
  const notTold = own
    .filter(({ id }) => !knownIds.has(id))
    .map(({ id, openedAt, leftAt }) => {
      const minutes = paper.sections.find((section) => section.id === id)?.minutes
      return {
        id,
        openedAt,
        leftAt,
        endsAt: minutes ? endOf(openedAt, grown(minutes, timeFactor), endsAt) : null,
      }
    })
  return [...fromServer, ...notTold]
}

/** A section's own minutes with a candidate's time factor, rounded up as the server does. */
export function grown(minutes: number, timeFactor: number): number {
  return Math.ceil(Number((minutes * timeFactor).toFixed(6)))
}

function endOf(openedAt: string, minutes: number, whole: string | null): string {
  const own = Date.parse(openedAt) + minutes * 60_000
  return new Date(whole ? Math.min(own, Date.parse(whole)) : own).toISOString()
}
