import type { AnswerGrowth, AnswerStep, AnswerVersion } from '@invigil/contract/answer-log.ts'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { essayWords } from '@invigil/items/essay.ts'
import type { App } from '../platform/app.ts'
import { mostTogether, readVersions } from './answers-versions.ts'

/**
 * How an answer grew, from a position on: of a long essay with thousands of versions only what changed is sent, which is a small
 * part of all their texts.
 */
export async function readGrowth(
  app: App,
  attemptId: AttemptId,
  itemId: ItemId,
  from: number,
): Promise<AnswerGrowth> {
  // One more, which the first is compared with.
  const first = Math.max(0, from - 1)
  const [{ versions, next }, all] = await Promise.all([
    readVersions(app, attemptId, itemId, first, mostTogether + from - first),
    countVersions(app, attemptId, itemId),
  ])
  const before = from > 0 ? textOf(versions[0]?.body) : ''
  return { before, steps: stepsFrom(before, versions.slice(from - first)), all, next }
}

async function countVersions(app: App, attemptId: AttemptId, itemId: ItemId): Promise<number> {
  const { count } = await app.db
    .selectFrom('answerLog')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('attemptId', '=', attemptId)
    .where('itemId', '=', itemId)
    .executeTakeFirstOrThrow()
  return count
}

/** What each of these versions changed, the first of them of the text `before`. */
export function stepsFrom(before: string, versions: readonly AnswerVersion[]): AnswerStep[] {
  let old = before
  return versions.map(({ body, ...version }) => {
    const text = textOf(body)
    const change = changeBetween(old, text)
    old = text
    return { ...version, ...change }
  })
}

/** What is between the common beginning and the common end; no character is cut in two. */
function changeBetween(old: string, young: string) {
  const shorter = Math.min(old.length, young.length)
  let keep = 0
  while (keep < shorter && old[keep] === young[keep]) keep++
  if (keep > 0 && isHigh(old.charCodeAt(keep - 1))) keep--
  let tail = 0
  while (tail < shorter - keep && old[old.length - 1 - tail] === young[young.length - 1 - tail]) tail++
  if (tail > 0 && isLow(old.charCodeAt(old.length - tail))) tail--
  const gone = old.slice(keep, old.length - tail)
  const put = young.slice(keep, young.length - tail)
  return { keep, cut: gone.length, put, added: Array.from(put).length, removed: Array.from(gone).length }
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** The words of an essay, or another answer as it is stored. */
export function textOf(body: unknown): string {
  return essayWords(body) ?? (typeof body === 'string' ? body : (JSON.stringify(body) ?? ''))
}
