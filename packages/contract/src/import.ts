import { Item } from '@invigil/items/all.ts'
import { z } from 'zod'
import { BankFolderId, BankId, ExamId, Locale, SectionId } from './ids.ts'
import { route } from './route.ts'

/** A file of questions may have this many bytes when it comes through a browser. */
export const mostImportBytes = 14_000_000

/** A file of questions as it was chosen; `data` is base64. */
const QuestionFile = z.object({
  name: z.string().max(300),
  data: z.base64().max(Math.ceil(mostImportBytes / 3) * 4),
})

/** Where in the file something stands. */
const Place = z.object({
  file: z.string().optional(),
  line: z.number().int().optional(),
  element: z.string().optional(),
})

/** Something to tell; its sentence is `formats.<code>` in the messages, the detail is of the file. */
export const ImportNotice = z.object({ place: Place, code: z.string(), detail: z.string() })
export type ImportNotice = z.infer<typeof ImportNotice>

/** One question of the file as it would be stored. `at` is its number in the reading. */
export const ImportEntry = z.object({
  at: z.number().int(),
  place: Place,
  name: z.string().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  difficulty: z.number().int().nullable(),
  item: Item,
  notices: z.array(ImportNotice),
  /** The same content is there already, or stands in the file before. */
  sameAs: z.enum(['in-target', 'in-file']).nullable(),
  /** For how many of the answers tried ours gives the points that the file's own rules give. */
  scored: z.object({ tried: z.number().int(), same: z.number().int() }).nullable(),
})
export type ImportEntry = z.infer<typeof ImportEntry>

/** An image that questions name; `preview` is a small picture drawn anew, as an address, null where nobody can read it. */
export const ImportImage = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number().int(),
  isReadable: z.boolean(),
  preview: z.string().nullable(),
})
export type ImportImage = z.infer<typeof ImportImage>

/** All that a file would bring. Storing needs the same file, so that what happens is what was shown. */
export const ImportReview = z.object({
  /** SHA-256 of the file, hex. */
  hash: z.string(),
  /** Null where the file cannot be read at all; then `leftOut` says why. */
  format: z.string().nullable(),
  encoding: z.string().nullable(),
  entries: z.array(ImportEntry),
  leftOut: z.array(ImportNotice),
  /** What concerns no single question. */
  notices: z.array(ImportNotice),
  images: z.array(ImportImage),
  /** Parts of a test, as titles with the numbers of their entries. */
  sections: z.array(z.object({ title: z.string(), entries: z.array(z.number().int()) })),
})
export type ImportReview = z.infer<typeof ImportReview>

const Chosen = QuestionFile.extend({
  /** Of the review; another file is refused as `import-changed`. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The numbers of the entries to be stored. */
  entries: z.array(z.number().int().min(0)).min(1).max(10_000),
})
const Stored = z.object({ stored: z.number().int() })

const intoExam = { who: ['author'], of: 'exam', by: 'examId' } as const
const intoBank = { who: ['author'], of: 'bank', by: 'bankId' } as const
const anywhere = { who: ['author'], of: 'organisation' } as const

/** Files of questions: read and shown first, stored when a person accepts, whole or not at all. */
export const imports = {
  read: route('POST', '/imports/read', 'Tells what a file of questions would bring.', anywhere)
    .input(QuestionFile)
    .output(ImportReview),
  readForExam: route(
    'POST',
    '/imports/exams/{examId}/read',
    'Tells what a file of questions would bring to an exam.',
    intoExam,
  )
    .input(QuestionFile.extend({ examId: ExamId }))
    .output(ImportReview),
  readForBank: route(
    'POST',
    '/imports/banks/{bankId}/read',
    'Tells what a file of questions would bring to a bank.',
    intoBank,
  )
    .input(QuestionFile.extend({ bankId: BankId }))
    .output(ImportReview),
  storeAsExam: route('POST', '/imports/exams', 'Makes an exam of chosen questions of a file.', anywhere)
    .input(Chosen.extend({ title: z.string().trim().min(1).max(200), language: Locale }))
    .output(Stored.extend({ examId: ExamId })),
  storeInExam: route(
    'POST',
    '/imports/exams/{examId}',
    'Adds chosen questions of a file to a section of an exam.',
    intoExam,
  )
    .input(Chosen.extend({ examId: ExamId, sectionId: SectionId.nullable() }))
    .output(Stored),
  storeInBank: route(
    'POST',
    '/imports/banks/{bankId}',
    'Adds chosen questions of a file to a folder of a bank.',
    intoBank,
  )
    .input(Chosen.extend({ bankId: BankId, folderId: BankFolderId.nullable() }))
    .output(Stored),
  template: route('GET', '/imports/template', 'An empty table to write questions in.', {
    who: ['author'],
    of: 'any',
  })
    .input(z.object({ format: z.enum(['csv', 'xlsx']), locale: Locale }))
    .output(z.object({ base64: z.base64() })),
}
