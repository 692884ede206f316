import type { FromWall } from '@invigil/contract/live.ts'

/** What a tile shows of a candidate. */
export const sources = ['face', 'screen', 'side'] as const
export type Source = (typeof sources)[number]

type Subscribe = Extract<FromWall, { type: 'subscribe' }>
/** What is asked of the server for a picture. */
export type Asked = Pick<Subscribe, 'track' | 'quality'>

/** A picture as it stands on the screen: how wide in CSS pixels, and whether anybody can see it. */
export interface Place {
  width: number
  isInSight: boolean
}

/** From the upper width on the better picture is worth its bytes, below the lower it is not; between them nothing changes. */
const widths: Record<Source, { better: number; worse: number }> = {
  face: { better: 256, worse: 220 },
  screen: { better: 480, worse: 400 },
  side: { better: 256, worse: 220 },
}

const better: Record<Source, Asked> = {
  face: { track: 'camera', quality: 'all' },
  screen: { track: 'screen', quality: 'all' },
  side: { track: 'side', quality: 'all' },
}

/** 320×240 at 5 fps for a small face; of a small screen or side camera the key frames, one in a few seconds. */
const worse: Record<Source, Asked> = {
  face: { track: 'preview', quality: 'all' },
  screen: { track: 'screen', quality: 'keys' },
  side: { track: 'side', quality: 'keys' },
}

/** What to ask for, given what was asked for before; undefined when nobody sees it. */
export function askedFor(source: Source, place: Place, before: Asked | undefined): Asked | undefined {
  if (!place.isInSight) return undefined
  if (place.width >= widths[source].better) return better[source]
  if (place.width < widths[source].worse) return worse[source]
  return isSame(before, better[source]) ? better[source] : worse[source]
}

/** Whether two wishes are one. */
export function isSame(one: Asked | undefined, other: Asked | undefined): boolean {
  return one?.track === other?.track && one?.quality === other?.quality
}

/** The next of the sources, round and round. */
export function nextSource(source: Source): Source {
  return sources[(sources.indexOf(source) + 1) % sources.length] ?? 'face'
}
