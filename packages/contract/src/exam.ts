import { ExamContent } from '@invigil/items/exam-content.ts'
import { z } from 'zod'
import { bank } from './bank.ts'
import { Revision, revisionRoutes } from './exam-revision.ts'
import { exports } from './export.ts'
import { ExamId, FileId, Instant, ItemId, Locale, PersonId, RevisionId } from './ids.ts'
import { imports } from './import.ts'
import { Policy, Preset } from './policy.ts'
import { route } from './route.ts'
import { sounds } from './sound.ts'

export const ExamTitle = z.string().trim().min(1).max(200)

export const ExamSummary = z.object({
  id: ExamId,
  title: ExamTitle,
  language: Locale,
  minutes: z.number().int().min(1).max(1440),
  items: z.number().int(),
  points: z.number(),
  /** The latest published revision. */
  revision: z.object({ id: RevisionId, number: z.number().int(), publishedAt: Instant }).nullable(),
  hasUnpublishedChanges: z.boolean(),
  updatedAt: Instant,
  updatedBy: z.object({ id: PersonId, name: z.string() }),
})
export type ExamSummary = z.infer<typeof ExamSummary>

/** What is being written. `version` grows with each save; a save on an older version is refused as `exam-changed-elsewhere`. */
export const Exam = ExamSummary.extend({
  version: z.number().int(),
  content: ExamContent,
  policy: Policy,
  /** The addresses of its images and sounds by their file's id, valid for two days. */
  images: z.record(z.string(), z.string()),
})
export type Exam = z.infer<typeof Exam>

/**
 * What an author should know before publishing; `where` is an item's or section's id, or empty. `stops` stands in the way,
 * `warns` may be published all the same.
 */
export const ContentProblem = z.object({
  level: z.enum(['stops', 'warns']),
  code: z.string(),
  where: z.string(),
  params: z.record(z.string(), z.string()),
})
export type ContentProblem = z.infer<typeof ContentProblem>

const authorOfExam = { who: ['author'], of: 'exam', by: 'examId' } as const
const examId = z.object({ examId: ExamId })

export const exam = {
  bank,
  sounds,
  imports,
  exports,
  list: route('GET', '/exams', 'Lists the exams one may write or use.', {
    who: ['author', 'proctor'],
    of: 'any',
  }).output(z.object({ exams: z.array(ExamSummary) })),
  create: route('POST', '/exams', 'Creates an empty exam.', { who: ['author'], of: 'organisation' })
    .input(
      z.object({
        title: ExamTitle,
        language: Locale,
        minutes: z.number().int().min(1).max(1440),
        preset: Preset.default('standard'),
      }),
    )
    .output(Exam),
  get: route('GET', '/exams/{examId}', 'Reads an exam as it is being written.', authorOfExam)
    .input(examId)
    .output(Exam),
  save: route(
    'PUT',
    '/exams/{examId}',
    'Saves the draft; refused when somebody else saved meanwhile.',
    authorOfExam,
  )
    .input(
      examId.extend({
        version: z.int32(),
        title: ExamTitle,
        language: Locale,
        minutes: z.number().int().min(1).max(1440),
        content: ExamContent,
        policy: Policy,
      }),
    )
    .output(Exam),
  present: route(
    'POST',
    '/exams/{examId}/present',
    'Tells that one has the exam open, and at which item; says who else has, and the version that is saved.',
    authorOfExam,
  )
    .input(examId.extend({ itemId: ItemId.nullable() }))
    .output(
      z.object({
        version: z.number().int(),
        others: z.array(z.object({ id: PersonId, name: z.string(), itemId: ItemId.nullable() })),
      }),
    ),
  remove: route('DELETE', '/exams/{examId}', 'Removes an exam that no sitting uses.', authorOfExam)
    .input(examId)
    .output(z.object({})),
  preset: route('GET', '/policy-presets/{preset}', 'Reads what a preset of the policy says.', {
    who: ['author', 'proctor'],
    of: 'any',
  })
    .input(z.object({ preset: Preset }))
    .output(Policy),
  problems: route(
    'GET',
    '/exams/{examId}/problems',
    'Lists what stands in the way of publishing.',
    authorOfExam,
  )
    .input(examId)
    .output(z.object({ problems: z.array(ContentProblem) })),
  publish: route('POST', '/exams/{examId}/revisions', 'Freezes the draft as a new revision.', authorOfExam)
    .input(examId.extend({ version: z.int32() }))
    .output(Revision),
  ...revisionRoutes,
  addImage: route(
    'POST',
    '/exams/{examId}/images',
    'Stores an image for the exam’s texts (PNG, JPEG, WebP, GIF; 2 MB).',
    authorOfExam,
  )
    .input(
      examId.extend({
        name: z.string().max(200),
        contentType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif']),
        /** The file's bytes in base64. */
        data: z.base64().max(2_800_000),
      }),
    )
    .output(z.object({ fileId: FileId, url: z.string() })),
}
