import type { KindDifference } from '@invigil/contract/monitoring.ts'
import type { Signal } from '@invigil/contract/signal.ts'

/** A stretch in which something of one kind was noticed, in ms. */
export interface NoticedStretch {
  kind: string
  since: number
  until: number
}

/** Nearer than this two stretches of a kind are one: a person would look at them together. */
const nearMs = 10_000

/** The stretches that signals tell of; what is not ended lasts for as long as was known. */
export function stretchesOf(signals: readonly Signal[]): NoticedStretch[] {
  const untilByEpisode = new Map(
    signals.flatMap(({ phase, episode, at }) => (phase === 'ended' ? [[episode, at] as const] : [])),
  )
  const found = signals
    .filter(({ phase }) => phase !== 'ended')
    .map(({ kind, since, at, episode }) => ({ kind, since, until: untilByEpisode.get(episode) ?? at }))
    .sort((one, other) => one.since - other.since)
  const merged: NoticedStretch[] = []
  for (const stretch of found) {
    const last = merged.findLast(({ kind }) => kind === stretch.kind)
    if (last && stretch.since - last.until <= nearMs) last.until = Math.max(last.until, stretch.until)
    else merged.push({ ...stretch })
  }
  return merged
}

/** How what is noticed today differs from what was noticed then, kind by kind. */
export function differenceOf(
  then: readonly NoticedStretch[],
  today: readonly NoticedStretch[],
): KindDifference[] {
  const kinds = [...new Set([...then, ...today].map(({ kind }) => kind))].sort()
  return kinds.map((kind) => {
    const ofThen = then.filter((one) => one.kind === kind)
    const ofToday = today.filter((one) => one.kind === kind)
    const same = ofToday.filter((one) => ofThen.some((other) => doMeet(one, other))).length
    const gone = ofThen.filter((one) => !ofToday.some((other) => doMeet(one, other))).length
    return { kind, same, added: ofToday.length - same, gone }
  })
}

function doMeet(one: NoticedStretch, other: NoticedStretch): boolean {
  return one.since - other.until <= nearMs && other.since - one.until <= nearMs
}
