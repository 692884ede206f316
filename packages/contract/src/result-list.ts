import { z } from 'zod'
import { AttemptState } from './attempt-state.ts'
import { AttemptId, Instant, Locale, SittingId } from './ids.ts'
import { VerdictKind } from './review.ts'
import { route } from './route.ts'

export const Result = z.object({
  attemptId: AttemptId,
  candidateName: z.string(),
  email: z.string(),
  externalId: z.string().nullable(),
  group: z.string().nullish(),
  /** The name of the room of the sitting. */
  room: z.string().nullish(),
  state: AttemptState,
  points: z.number().nullable(),
  max: z.number(),
  toMark: z.number().int(),
  openIncidents: z.number().int(),
  verdict: VerdictKind.nullable(),
  submittedAt: Instant.nullable(),
  releasedAt: Instant.nullable(),
  /** Questions to which something came late that nobody has decided about. */
  late: z.number().int(),
  /** Changed after its release. */
  changedAt: Instant.nullable(),
})
export type Result = z.infer<typeof Result>

/** What keeps a result back, the weightiest first. */
export const HeldBecause = z.enum(['not-submitted', 'breach', 'open-incident', 'to-mark'])
export type HeldBecause = z.infer<typeof HeldBecause>

/** Whose result is held back, and why. */
export const HeldResult = z.object({ attemptId: AttemptId, candidateName: z.string(), why: HeldBecause })
export type HeldResult = z.infer<typeof HeldResult>

/** No answer names more whose results are held; `allHeld` counts them all. */
export const mostHeldNamed = 100

/** Whose results are meant: everybody's, or those of a group or a room, by its name. */
export const ResultsOf = z.object({
  sittingId: SittingId,
  group: z.string().max(200).optional(),
  room: z.string().max(200).optional(),
})

/** Where a page of a list ended: what `next` of one page says is `after` of the following one. */
export const PlaceInList = z.string().max(2000)

const staff = { who: ['marker'], of: 'sitting', by: 'sittingId' } as const

export const resultListRoutes = {
  list: route(
    'GET',
    '/sittings/{sittingId}/results',
    'Lists results of a sitting, 200 a page; who came since stands in its place on a later page, and nobody twice.',
    staff,
  )
    .input(
      ResultsOf.extend({
        by: z.enum(['name', 'points']).default('name'),
        direction: z.enum(['ascending', 'descending']).default('ascending'),
        /** Names in the order of this language. */
        language: Locale.default('en'),
        after: PlaceInList.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(200),
      }),
    )
    /** `next` is null on the last page. */
    .output(z.object({ results: z.array(Result), next: z.string().nullable() })),
  overview: route(
    'GET',
    '/sittings/{sittingId}/results/overview',
    'Says how far the results of a sitting are, and which groups and rooms it has.',
    staff,
  )
    .input(ResultsOf)
    .output(
      z.object({
        all: z.number().int(),
        released: z.number().int(),
        ready: z.number().int(),
        held: z.number().int(),
        /** Answers. */
        toMark: z.number().int(),
        /** In the whole sitting. */
        everybody: z.number().int(),
        groups: z.array(z.string()),
        rooms: z.array(z.string()),
      }),
    ),
  releasable: route(
    'GET',
    '/sittings/{sittingId}/results/releasable',
    'Names the attempts whose results can be released now: nothing but their ids, and all of them.',
    staff,
  )
    .input(ResultsOf)
    .output(z.object({ attemptIds: z.array(AttemptId) })),
}
