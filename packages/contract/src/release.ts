import { z } from 'zod'
import { AttemptId, Instant, Locale, SittingId } from './ids.ts'
import { HeldResult, mostHeldNamed, PlaceInList, ResultsOf } from './result-list.ts'
import { route } from './route.ts'

/** From when candidates see a part: with the release itself, from an instant on (never before the release), or never. */
export const ShownFrom = z.union([z.enum(['with-release', 'never']), Instant])
export type ShownFrom = z.infer<typeof ShownFrom>

/** The parts of a result. `answers`: the right ones, with each question; `explanation`: what its author says of it and of what was chosen. */
export const ReleaseParts = z.object({
  score: ShownFrom,
  items: ShownFrom,
  feedback: ShownFrom,
  answers: ShownFrom,
  explanation: ShownFrom,
})
export type ReleaseParts = z.infer<typeof ReleaseParts>

export const ResultFileId = z.uuid().brand<'ResultFileId'>()
export type ResultFileId = z.infer<typeof ResultFileId>

/** A file made of a sitting's results by a job; deleted after a day. */
export const ResultFile = z.object({
  id: ResultFileId,
  kind: z.enum(['list-pdf', 'certificates-pdf']),
  state: z.enum(['waiting', 'ready', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  createdAt: Instant,
})
export type ResultFile = z.infer<typeof ResultFile>

/** A file small enough to be answered at once. */
export const SmallFile = z.object({ name: z.string(), type: z.string(), base64: z.string() })
export type SmallFile = z.infer<typeof SmallFile>

const staff = { who: ['marker'], of: 'sitting', by: 'sittingId' } as const
const sittingId = z.object({ sittingId: SittingId })

/** Those named, or all of the group and room. */
const asked = ResultsOf.extend({ attemptIds: z.array(AttemptId).max(50_000).nullable().default(null) })
const held = { held: z.array(HeldResult).max(mostHeldNamed), allHeld: z.number().int() }

export const releaseRoutes = {
  previewRelease: route(
    'POST',
    '/sittings/{sittingId}/release/preview',
    'Says whose results would be released now and whose held back, and changes nothing.',
    staff,
  )
    .input(asked)
    .output(z.object({ ready: z.number().int(), ...held })),
  release: route(
    'POST',
    '/sittings/{sittingId}/release',
    'Releases results; attempts with open incidents or marks to give are held and named.',
    staff,
  )
    .input(asked)
    .output(z.object({ released: z.array(AttemptId), ...held })),
  releaseParts: route(
    'GET',
    '/sittings/{sittingId}/release-parts',
    'Reads when candidates see which part of their result.',
    staff,
  )
    .input(sittingId)
    .output(z.object({ parts: ReleaseParts })),
  setReleaseParts: route(
    'PUT',
    '/sittings/{sittingId}/release-parts',
    'Says when candidates see which part of their result.',
    staff,
  )
    // Who does not know of explanations means them by feedback.
    .input(sittingId.extend({ parts: ReleaseParts.partial({ explanation: true }) }))
    .output(z.object({ parts: ReleaseParts })),
  xlsx: route('GET', '/sittings/{sittingId}/results.xlsx', 'Downloads the results as a spreadsheet.', staff)
    .input(sittingId.extend({ language: Locale.default('en') }))
    .output(SmallFile),
  orderFile: route(
    'POST',
    '/sittings/{sittingId}/result-files',
    'Orders a PDF: the list of results, or the certificates of all who passed through the release.',
    staff,
  )
    .input(sittingId.extend({ kind: ResultFile.shape.kind, language: Locale }))
    .output(ResultFile),
  files: route(
    'GET',
    '/sittings/{sittingId}/result-files',
    'Lists ordered files, the latest first, ten a page.',
    staff,
  )
    .input(
      sittingId.extend({
        after: PlaceInList.optional(),
        limit: z.coerce.number().int().min(1).max(100).default(10),
      }),
    )
    .output(z.object({ files: z.array(ResultFile), next: z.string().nullable() })),
  readFile: route(
    'GET',
    '/sittings/{sittingId}/result-files/{fileId}',
    'Downloads an ordered file once it is ready.',
    staff,
  )
    .input(sittingId.extend({ fileId: ResultFileId }))
    .output(SmallFile),
  certificate: route('GET', '/attempts/{attemptId}/certificate', 'Downloads one’s own result as PDF.', {
    who: 'candidate',
    of: 'attempt',
    by: 'attemptId',
  })
    .input(z.object({ attemptId: AttemptId, language: Locale }))
    .output(SmallFile),
  /** Public on purpose: who holds the paper with the number may check that it says the truth. */
  checkCertificate: route('GET', '/certificates/{number}', 'Says what a certificate with this number says.', {
    who: 'anyone',
  })
    .input(z.object({ number: z.string().max(40) }))
    .output(
      z.object({
        number: z.string(),
        candidateName: z.string(),
        organisationName: z.string(),
        examTitle: z.string(),
        sittingName: z.string(),
        submittedAt: Instant,
        points: z.number(),
        max: z.number(),
        issuedAt: Instant,
        /** The result changed after the paper was made. */
        changedAt: Instant.nullable(),
      }),
    ),
}
