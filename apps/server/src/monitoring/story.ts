import type { SignalDetail } from '@invigil/contract/signal.ts'
import type { StoryObservation } from '@invigil/sensors/observation.ts'
import type { Told } from './told.ts'

/** What the server itself saw of one candidate, by its own clock in ms. */
export interface Seen {
  /** Since when it looks. */
  readonly since: number
  /** When the last picture arrived; undefined before the first. */
  readonly pictureAt: number | undefined
  /** Since when pictures are all black, or the recorder says that the camera gives nothing. */
  readonly blackSince: number | undefined
  /** What it notices just now, and since when, by kind. */
  readonly open: ReadonlyMap<string, { since: number; detail: SignalDetail }>
}

type Difference = NonNullable<StoryObservation['differs']>

/** A page unheard of for longer tells nothing: it may be offline, which presence shows. */
const heardWithinMs = 15_000
/** Sensors need this long to find their feet, and so does the word that they work. */
const settledMs = 20_000
const silentMs = 10_000
const blackMs = 2_000
/** What was told this long before counts for what is seen now: patience and clocks differ. */
const toldBeforeMs = 30_000

/**
 * What of the kinds the server sees counts as a difference, and which words of the browser mean the same. Things are not
 * here: at the preview's size the server may well see a phone where there is none, and the other way round.
 */
const telling: readonly { kind: string; by: Difference['by']; sameAs: readonly string[] }[] = [
  { kind: 'picture-looped', by: 'looped', sameAs: ['picture-frozen', 'camera-blocked', 'virtual-camera'] },
  { kind: 'picture-frozen', by: 'frozen', sameAs: ['picture-looped', 'camera-blocked', 'tracks-ended'] },
  {
    kind: 'face-mismatch',
    by: 'replaced',
    sameAs: ['face-unclear', 'several-faces', 'another-person', 'camera-changed', 'liveness-doubt'],
  },
  { kind: 'camera-moved', by: 'replaced', sameAs: ['camera-changed', 'camera-blocked', 'light-changed'] },
  { kind: 'camera-blocked', by: 'missed', sameAs: ['picture-frozen', 'picture-blurred', 'tracks-ended'] },
  {
    kind: 'face-missing',
    by: 'missed',
    sameAs: ['camera-blocked', 'looking-away', 'looking-down', 'face-partly-seen', 'tracks-ended'],
  },
  { kind: 'several-faces', by: 'missed', sameAs: ['another-person', 'face-mismatch'] },
]

/**
 * How what a browser tells differs from what its pictures show; undefined while they agree, or the browser is honest about not
 * seeing: unheard of, its sensors not running, its camera or recording said to be in trouble. Reduced sensors still look for
 * faces; nobody is compared with a photo by them.
 */
export function storyDifference(told: Told | undefined, seen: Seen, now: number): Difference | undefined {
  if (!told?.status || now - told.heardAt > heardWithinMs) return undefined
  const { camera, recording, sensors } = told.status
  if (camera !== 'live') return undefined
  if (recording === 'recording' && now - (seen.pictureAt ?? seen.since) > silentMs) return { by: 'silent' }
  if (told.wellSince === undefined || now - told.wellSince < settledMs) return undefined
  const isBlack = seen.blackSince !== undefined && now - seen.blackSince > blackMs
  if (isBlack && !isTold(told, ['camera-blocked', 'tracks-ended'], seen.blackSince ?? now))
    return { by: 'muted' }
  const differing = telling.find(
    ({ kind, sameAs }) =>
      !(sensors === 'reduced' && kind === 'face-mismatch') && isUntold(told, seen, kind, sameAs),
  )
  if (!differing) return undefined
  const isFrozen = seen.open.get(differing.kind)?.detail.reason === 'frozen'
  return { by: isFrozen ? 'frozen' : differing.by, about: differing.kind }
}

function isUntold(told: Told, seen: Seen, kind: string, sameAs: readonly string[]): boolean {
  const open = seen.open.get(kind)
  return open !== undefined && !isTold(told, [kind, ...sameAs], open.since)
}

function isTold({ byKind }: Told, kinds: readonly string[], since: number): boolean {
  return kinds.some((kind) => {
    const known = byKind.get(kind)
    return known !== undefined && (known.open.size > 0 || (known.until ?? 0) > since - toldBeforeMs)
  })
}
