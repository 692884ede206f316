import type {
  ExamId,
  FileId,
  KeptDraftId,
  Locale,
  OrganisationId,
  PersonId,
  RevisionId,
} from '@invigil/contract/ids.ts'
import type { Policy } from '@invigil/contract/policy.ts'
import type { SoundType } from '@invigil/formats/sound-type.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import type { GeneratedAlways, JSONColumnType } from 'kysely'

export interface ExamTable {
  id: ExamId
  organisationId: OrganisationId
  title: string
  language: Locale
  minutes: number
  content: JSONColumnType<ExamContent>
  policy: JSONColumnType<Policy>
  version: number
  createdAt: Date
  createdBy: PersonId
  updatedAt: Date
  updatedBy: PersonId
  /** The questions that one candidate gets, and their points. */
  items: GeneratedAlways<number>
  points: GeneratedAlways<number>
  /** Of what an author can change of the content; the same in a draft and in the revision made of it. */
  draftedHash: GeneratedAlways<string>
}

export interface RevisionTable {
  id: RevisionId
  examId: ExamId
  number: number
  title: string
  language: Locale
  minutes: number
  content: JSONColumnType<ExamContent>
  policy: JSONColumnType<Policy>
  /** SHA-256 of the canonical JSON of content and policy, hex. */
  hash: string
  draftVersion: number
  publishedAt: Date
  publishedBy: PersonId
  draftedHash: GeneratedAlways<string>
}

export interface KeptDraftTable {
  id: KeptDraftId
  examId: ExamId
  title: string
  language: Locale
  minutes: number
  content: JSONColumnType<ExamContent>
  policy: JSONColumnType<Policy>
  /** SHA-256 of the canonical JSON of all the above, hex. */
  hash: string
  writtenAt: Date
  writtenBy: PersonId
  keptAt: Date
  keptBy: PersonId
}

export interface ExamImageTable {
  id: FileId
  examId: ExamId
  name: string
  width: number
  height: number
  bytes: number
  createdAt: Date
  createdBy: PersonId
}

export interface SoundTable {
  id: FileId
  organisationId: OrganisationId
  name: string
  type: SoundType
  bytes: number
  createdAt: Date
  createdBy: PersonId
}

declare module '../platform/tables.ts' {
  interface Tables {
    exam: ExamTable
    revision: RevisionTable
    keptDraft: KeptDraftTable
    examImage: ExamImageTable
    sound: SoundTable
  }
}
