import { ExamContent } from '@invigil/items/exam-content.ts'
import { ScoreRule } from '@invigil/items/item.ts'
import { Paper } from '@invigil/items/paper.ts'
import { z } from 'zod'
import { AnswerBody } from './attempt.ts'
import { ExamId, Instant, ItemId, KeptDraftId, Locale, PersonId, RevisionId, SittingId } from './ids.ts'
import { Policy } from './policy.ts'
import { route } from './route.ts'

export const Revision = z.object({
  id: RevisionId,
  examId: ExamId,
  number: z.number().int(),
  publishedAt: Instant,
  publishedBy: z.object({ id: PersonId, name: z.string() }),
  /** SHA-256 of the canonical JSON of content and policy, hex. */
  hash: z.string(),
})
export type Revision = z.infer<typeof Revision>

/**
 * A revision in the list of them, with the sittings that ask it, the latest first; `begun`: attempts that have got its paper.
 * A sitting of another exam, which asks it as another paper, may be closed to who reads this.
 */
export const UsedRevision = Revision.extend({
  sittings: z.array(
    z.object({
      id: SittingId,
      name: z.string(),
      startsAt: Instant,
      begun: z.number().int(),
      mayOpen: z.boolean(),
    }),
  ),
})
export type UsedRevision = z.infer<typeof UsedRevision>

/** All that a version of an exam says, key included. */
const whatItSays = {
  title: z.string(),
  language: Locale,
  minutes: z.number().int(),
  content: ExamContent,
  policy: Policy,
  /** The addresses of its images and sounds by their file's id, valid for two days. */
  images: z.record(z.string(), z.string()),
}

/** A revision with all that it froze, key included. */
export const RevisionContent = Revision.extend(whatItSays)
export type RevisionContent = z.infer<typeof RevisionContent>

/** A draft that was replaced before it was published: it can be compared and taken back, and no sitting asks it. */
export const KeptDraft = z.object({
  id: KeptDraftId,
  examId: ExamId,
  /** Who wrote it last, and when; when it was replaced. */
  writtenAt: Instant,
  writtenBy: z.object({ id: PersonId, name: z.string() }),
  keptAt: Instant,
})
export type KeptDraft = z.infer<typeof KeptDraft>

/** A kept draft with all that it says. */
export const KeptDraftContent = KeptDraft.extend(whatItSays)
export type KeptDraftContent = z.infer<typeof KeptDraftContent>

/** Which paper is tried: of the saved draft or of a revision; the same seed gives the same one, as an attempt's does. */
const tried = z.object({
  examId: ExamId,
  revisionId: RevisionId.optional(),
  seed: z.string().min(1).max(64),
})

/** A paper as a candidate would get it; `version` is the draft's, `revision` the number of a revision. */
export const TriedPaper = z.object({
  title: z.string(),
  language: Locale,
  minutes: z.number().int(),
  version: z.number().int(),
  revision: z.number().int().nullable(),
  paper: Paper,
})
export type TriedPaper = z.infer<typeof TriedPaper>

/** What the automatic scoring gives for each item of a tried paper, in its order. */
export const TriedScore = z.object({
  version: z.number().int(),
  points: z.number(),
  max: z.number(),
  items: z.array(
    z.object({
      itemId: ItemId,
      points: z.number(),
      max: z.number(),
      needsMarking: z.boolean(),
      rule: ScoreRule,
      params: z.record(z.string(), z.number()),
    }),
  ),
})
export type TriedScore = z.infer<typeof TriedScore>

const authorOfExam = { who: ['author'], of: 'exam', by: 'examId' } as const

/** Published revisions, and an author's own try of a paper. */
export const revisionRoutes = {
  revisions: route(
    'GET',
    '/exams/{examId}/revisions',
    'Lists the published revisions, the latest first, with the sittings that ask them.',
    authorOfExam,
  )
    .input(z.object({ examId: ExamId }))
    .output(z.object({ revisions: z.array(UsedRevision) })),
  revision: route(
    'GET',
    '/exams/{examId}/revisions/{revisionId}',
    'Reads a published revision with its questions, keys and rules.',
    authorOfExam,
  )
    .input(z.object({ examId: ExamId, revisionId: RevisionId }))
    .output(RevisionContent),
  keptDrafts: route(
    'GET',
    '/exams/{examId}/kept-drafts',
    'Lists the drafts that were replaced before they were published, the latest first.',
    authorOfExam,
  )
    .input(z.object({ examId: ExamId }))
    .output(z.object({ keptDrafts: z.array(KeptDraft) })),
  keptDraft: route(
    'GET',
    '/exams/{examId}/kept-drafts/{keptDraftId}',
    'Reads a draft that was replaced before it was published.',
    authorOfExam,
  )
    .input(z.object({ examId: ExamId, keptDraftId: KeptDraftId }))
    .output(KeptDraftContent),
  keepDraft: route(
    'POST',
    '/exams/{examId}/kept-drafts',
    'Keeps the draft before another version takes its place; nothing where it is published as it is.',
    authorOfExam,
  )
    .input(z.object({ examId: ExamId, version: z.int32() }))
    .output(z.object({ kept: KeptDraft.nullable() })),
  tryPaper: route(
    'GET',
    '/exams/{examId}/try',
    'Makes a paper for its author to answer; nothing of it is stored.',
    authorOfExam,
  )
    .input(tried)
    .output(TriedPaper),
  tryScore: route(
    'POST',
    '/exams/{examId}/try',
    'Says what the automatic scoring gives for an author’s own answers; nothing of it is stored.',
    authorOfExam,
  )
    .input(tried.extend({ answers: z.record(ItemId, AnswerBody) }))
    .output(TriedScore),
}
