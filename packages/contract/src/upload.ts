import { NamedFile } from '@invigil/items/named-files.ts'
import { z } from 'zod'
import { AttemptId, Instant, ItemId } from './ids.ts'
import { route } from './route.ts'

/** A file comes in pieces of this many bytes; only the last may be shorter. */
export const uploadPieceBytes = 524_288

/** What there is of a file: which pieces are missing, and when it was delivered, whole and by its hash. */
export const UploadState = z.object({
  fileId: z.uuid(),
  missing: z.array(z.number().int()),
  deliveredAt: Instant.nullable(),
})
export type UploadState = z.infer<typeof UploadState>

/** A file of an attempt as its candidate sees it. */
export const Upload = NamedFile.extend({
  itemId: ItemId,
  by: z.enum(['candidate', 'phone']),
  deliveredAt: Instant.nullable(),
  /** Its bytes are a picture that a page may show. */
  isPicture: z.boolean(),
})
export type Upload = z.infer<typeof Upload>

/** A file of an attempt as its marker sees it. */
export const UploadToMark = Upload.extend({
  /** Some version of the answer names it, be it late or taken back. */
  isNamed: z.boolean(),
})
export type UploadToMark = z.infer<typeof UploadToMark>

/** What a phone gets that may photograph pages for one item: its key, good for that alone. */
export const PagesJoined = z.object({
  attemptId: AttemptId,
  itemId: ItemId,
  key: z.string(),
  candidateName: z.string(),
  examTitle: z.string(),
  most: z.number().int(),
})
export type PagesJoined = z.infer<typeof PagesJoined>

const own = { who: 'candidate', of: 'attempt', by: 'attemptId' } as const
const secret = z.string().regex(/^[\w-]{43}$/)
const fileId = z.uuid().toLowerCase()
const number = z.coerce.number().int().min(0).max(400)
/** Base64. */
const data = z.string().min(1).max(700_000)

/** Files of answers. An answer names a file by id and hash; its bytes come here, in pieces, and may come later. */
export const upload = {
  beginUpload: route(
    'POST',
    '/attempts/{attemptId}/uploads',
    'Announces a file; the same again changes nothing and tells which pieces are missing.',
    own,
  )
    .input(z.object({ attemptId: AttemptId, itemId: ItemId, file: NamedFile }))
    .output(UploadState),
  sendPiece: route(
    'PUT',
    '/attempts/{attemptId}/uploads/{fileId}/pieces/{number}',
    'Stores a piece of a file durably; the last one makes it delivered.',
    own,
  )
    .input(z.object({ attemptId: AttemptId, fileId, number, data }))
    .output(UploadState),
  uploads: route('GET', '/attempts/{attemptId}/uploads', 'Lists one’s files, those of one’s phone too.', own)
    .input(z.object({ attemptId: AttemptId }))
    .output(z.object({ uploads: z.array(Upload) })),
  filesToMark: route(
    'GET',
    '/attempts/{attemptId}/files',
    'Lists the files of an attempt for who marks it, and which of them have been delivered.',
    { who: ['marker', 'reviewer'], of: 'attempt', by: 'attemptId' },
  )
    .input(z.object({ attemptId: AttemptId }))
    .output(
      z.object({
        uploads: z.array(UploadToMark),
        endedAt: Instant.nullable(),
        /** Since then nothing of them is given out. */
        erasedAt: Instant.nullable(),
      }),
    ),
  pagesLink: route(
    'POST',
    '/attempts/{attemptId}/pages-links',
    'Makes a link, for a QR code, by which one phone can send pages for one item.',
    own,
  )
    .input(z.object({ attemptId: AttemptId, itemId: ItemId }))
    .output(z.object({ path: z.string(), expiresAt: Instant })),
  joinPages: route('POST', '/pages/join', 'Lets a phone send pages, by a link that works once.', {
    who: 'anyone',
  })
    .input(z.object({ token: secret }))
    .output(PagesJoined),
  beginPage: route('POST', '/pages/uploads', 'Announces a page, with the key of a phone that joined.', {
    who: 'anyone',
  })
    .input(z.object({ key: secret, file: NamedFile }))
    .output(UploadState),
  sendPagePiece: route(
    'PUT',
    '/pages/uploads/{fileId}/pieces/{number}',
    'Stores a piece of a page, with the key of a phone that joined.',
    { who: 'anyone' },
  )
    .input(z.object({ key: secret, fileId, number, data }))
    .output(UploadState),
}
