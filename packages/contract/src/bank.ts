import { Item } from '@invigil/items/all.ts'
import { Difficulty } from '@invigil/items/exam-content.ts'
import { z } from 'zod'
import { BankFolderId, BankId, ExamId, FileId, Instant, ItemId, PersonId } from './ids.ts'
import { route } from './route.ts'

const Title = z.string().trim().min(1).max(200)
const Count = z.number().int()
const VersionNumber = z.number().int().min(1).max(1_000_000_000)
const Person = z.object({ id: PersonId, name: z.string() })

/** A short word that items are found by; compared as it is written. */
export const Tag = z.string().trim().min(1).max(60)
const Tags = z.array(Tag).max(20)

export const BankSummary = z.object({
  id: BankId,
  title: z.string(),
  description: z.string(),
  /** Without those put away. */
  items: Count,
  isArchived: z.boolean(),
  changedAt: Instant,
})
export type BankSummary = z.infer<typeof BankSummary>

/** `parentId` is null at the top; `items` lie in it itself, not below. */
export const BankFolder = z.object({
  id: BankFolderId,
  parentId: BankFolderId.nullable(),
  title: z.string(),
  items: Count,
})
export type BankFolder = z.infer<typeof BankFolder>

export const Bank = BankSummary.extend({
  folders: z.array(BankFolder),
  tags: z.array(z.object({ tag: z.string(), items: Count })),
  /** The addresses of its images by their file's id, valid for two days. */
  images: z.record(z.string(), z.string()),
})
export type Bank = z.infer<typeof Bank>

/** What a save keeps; each save is a version for ever. */
const ItemBody = z.object({ item: Item, tags: Tags, difficulty: Difficulty.nullable() })

export const BankItem = ItemBody.extend({
  id: ItemId,
  bankId: BankId,
  folderId: BankFolderId.nullable(),
  /** Grows with each save; a save on an older one is refused as `bank-item-changed`. */
  version: Count,
  isArchived: z.boolean(),
  updatedAt: Instant,
  updatedBy: Person,
})
export type BankItem = z.infer<typeof BankItem>

export const BankItemVersion = ItemBody.extend({
  version: Count,
  savedAt: Instant,
  savedBy: Person,
  /** Which older version this one brought back. */
  restoredFrom: Count.nullable(),
})
export type BankItemVersion = z.infer<typeof BankItemVersion>

/** One revision, or draft, that may ask the item, drawn or copied; the figures are of all its sittings together. */
export const ItemUse = z.object({
  examId: ExamId,
  examTitle: z.string(),
  /** Null: the draft does, and the latest revision does not. */
  revisionNumber: Count.nullable(),
  how: z.enum(['drawn', 'copied']),
  sittings: Count,
  /** Attempts that are over and whose paper had it: of a draw, those for whom it was drawn. */
  asked: Count,
  /** Attempts that have points for it. */
  scored: Count,
  /** The mean share of its points, from 0 to 1; null before anybody has any. */
  share: z.number().nullable(),
})
export type ItemUse = z.infer<typeof ItemUse>

/** Which items may be drawn: from these folders with what lies below, with all of the tags, of one of the difficulties. */
export const DrawFilter = z.object({
  folderIds: z.array(BankFolderId).max(50).default([]),
  tags: Tags.default([]),
  difficulties: z.array(Difficulty).max(5).default([]),
})
export type DrawFilter = z.infer<typeof DrawFilter>

const authorOfBank = { who: ['author'], of: 'bank', by: 'bankId' } as const
const ofBank = z.object({ bankId: BankId })
const ofItem = ofBank.extend({ itemId: ItemId })
const chosen = ofBank.extend({ itemIds: z.array(ItemId).min(1).max(1000) })

/** The stores of items of an organisation. */
export const bank = {
  list: route('GET', '/banks', 'Lists the banks of the organisation.', {
    who: ['author'],
    of: 'organisation',
  }).output(z.object({ banks: z.array(BankSummary) })),
  create: route('POST', '/banks', 'Creates an empty bank.', { who: ['author'], of: 'organisation' })
    .input(z.object({ title: Title, description: z.string().max(2000).default('') }))
    .output(Bank),
  get: route('GET', '/banks/{bankId}', 'Reads a bank with its folders and tags, without items.', authorOfBank)
    .input(ofBank)
    .output(Bank),
  change: route('PATCH', '/banks/{bankId}', 'Names a bank anew, puts it away or takes it back.', authorOfBank)
    .input(
      ofBank.extend({
        title: Title.optional(),
        description: z.string().max(2000).optional(),
        isArchived: z.boolean().optional(),
      }),
    )
    .output(Bank),
  addFolder: route('POST', '/banks/{bankId}/folders', 'Adds a folder.', authorOfBank)
    .input(ofBank.extend({ title: Title, parentId: BankFolderId.nullable().default(null) }))
    .output(Bank),
  changeFolder: route(
    'PATCH',
    '/banks/{bankId}/folders/{folderId}',
    'Names a folder anew or moves it into another.',
    authorOfBank,
  )
    .input(
      ofBank.extend({
        folderId: BankFolderId,
        title: Title.optional(),
        parentId: BankFolderId.nullable().optional(),
      }),
    )
    .output(Bank),
  removeFolder: route(
    'DELETE',
    '/banks/{bankId}/folders/{folderId}',
    'Removes a folder; what lies in it moves up.',
    authorOfBank,
  )
    .input(ofBank.extend({ folderId: BankFolderId }))
    .output(Bank),
  items: route(
    'GET',
    '/banks/{bankId}/items',
    'Lists items that fit, 50 a page, the oldest first.',
    authorOfBank,
  )
    .input(
      ofBank.extend({
        text: z.string().max(200).default(''),
        kind: z.string().max(40).optional(),
        tag: z.string().max(60).optional(),
        /** With what lies below. */
        folderId: BankFolderId.optional(),
        difficulty: z.coerce.number().int().min(1).max(5).optional(),
        isArchived: z.stringbool().default(false),
        page: z.coerce.number().int().min(1).max(100_000).default(1),
      }),
    )
    .output(z.object({ items: z.array(BankItem), total: Count, pageSize: Count })),
  add: route('POST', '/banks/{bankId}/items', 'Adds items; each gets an id of its own.', authorOfBank)
    .input(
      ofBank.extend({
        folderId: BankFolderId.nullable().default(null),
        items: z.array(ItemBody).min(1).max(500),
        /** Whose images the texts name; they are copied. */
        fromExamId: ExamId.optional(),
      }),
    )
    .output(z.object({ itemIds: z.array(ItemId) })),
  item: route('GET', '/banks/{bankId}/items/{itemId}', 'Reads an item as it is now.', authorOfBank)
    .input(ofItem)
    .output(BankItem),
  save: route(
    'PUT',
    '/banks/{bankId}/items/{itemId}',
    'Saves an item as a new version; refused when somebody else saved meanwhile.',
    authorOfBank,
  )
    .input(ofItem.extend({ version: VersionNumber, ...ItemBody.shape }))
    .output(BankItem),
  versions: route(
    'GET',
    '/banks/{bankId}/items/{itemId}/versions',
    'Lists all versions of an item, the latest first.',
    authorOfBank,
  )
    .input(ofItem)
    .output(z.object({ versions: z.array(BankItemVersion) })),
  restore: route(
    'POST',
    '/banks/{bankId}/items/{itemId}/restore',
    'Saves an older version anew.',
    authorOfBank,
  )
    .input(ofItem.extend({ version: VersionNumber, restored: VersionNumber }))
    .output(BankItem),
  move: route('POST', '/banks/{bankId}/items/move', 'Moves items into a folder.', authorOfBank)
    .input(chosen.extend({ folderId: BankFolderId.nullable() }))
    .output(z.object({})),
  copy: route('POST', '/banks/{bankId}/items/copy', 'Copies items into a folder.', authorOfBank)
    .input(chosen.extend({ folderId: BankFolderId.nullable() }))
    .output(z.object({ itemIds: z.array(ItemId) })),
  archive: route('POST', '/banks/{bankId}/items/archive', 'Puts items away or takes them back.', authorOfBank)
    .input(chosen.extend({ isArchived: z.boolean() }))
    .output(z.object({})),
  uses: route(
    'GET',
    '/banks/{bankId}/items/{itemId}/uses',
    'Lists where an item was asked, and how it did.',
    authorOfBank,
  )
    .input(ofItem)
    .output(z.object({ uses: z.array(ItemUse) })),
  matching: route('POST', '/banks/{bankId}/matching', 'Counts the items that a draw may take.', authorOfBank)
    .input(ofBank.extend(DrawFilter.shape))
    .output(z.object({ count: Count })),
  pool: route(
    'POST',
    '/banks/{bankId}/pool',
    'Reads the items that a draw may take, for a preview.',
    authorOfBank,
  )
    .input(ofBank.extend(DrawFilter.shape))
    .output(z.object({ items: z.array(Item) })),
  latest: route('POST', '/banks/latest', 'Reads the present versions of items that were copied into exams.', {
    who: ['author'],
    of: 'organisation',
  })
    .input(z.object({ bankItemIds: z.array(ItemId).max(1000) }))
    .output(
      z.object({
        items: z.array(z.object({ bankItemId: ItemId, bankId: BankId, version: Count, item: Item })),
      }),
    ),
  export: route(
    'GET',
    '/banks/{bankId}/export',
    'Downloads a bank as our own JSON, images included.',
    authorOfBank,
  )
    .input(ofBank)
    .output(z.object({ name: z.string(), json: z.string() })),
  addImage: route('POST', '/banks/{bankId}/images', 'Stores an image for the bank’s texts.', authorOfBank)
    .input(
      ofBank.extend({
        name: z.string().max(200),
        contentType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif']),
        /** The file's bytes in base64. */
        data: z.base64().max(2_800_000),
      }),
    )
    .output(z.object({ fileId: FileId, url: z.string() })),
}
