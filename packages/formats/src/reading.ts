import type { Item } from '@invigil/items/all.ts'

/** The formats we read. */
export type FormatName = 'json' | 'aiken' | 'gift' | 'moodle-xml'

/** Where in a file something stands, so that a person finds it again. `file` is set within an archive. */
export type Place = { file?: string; line?: number; element?: string }

/** Something to tell about a file; the code is ours, the detail is of the file. */
export type Notice = { place: Place; code: string; detail: string }

/** A text as a file has it. `moodle` is Moodle's automatic format: plain lines in which HTML may stand. */
export type Written = { text: string; markup: 'html' | 'markdown' | 'plain' | 'moodle' }

/** An image beside a text, by the name the text calls it. */
export type Attachment = { name: string; bytes: Uint8Array; id?: string }

export type WeightedText = { text: Written; weight: number }

/** What is accepted as a number; weights are per cent. */
export type AcceptedNumber =
  | { number: number; tolerance: number | null; weight: number }
  | { low: number; high: number; weight: number }

/** What an item asks for, in the words of all formats together. Weights are per cent of the points. */
export type Asked =
  | { as: 'information' }
  | {
      as: 'choice'
      takesMany: boolean
      keepsOrder: boolean
      options: WeightedText[]
      /** Whoever does not choose exactly the right set gets nothing. */
      isAllOrNothing?: boolean
    }
  | { as: 'true-false'; isTrue: boolean }
  | {
      as: 'short-answer'
      answers: { text: string; weight: number }[]
      ignoresCase: boolean
      hasWildcards: boolean
    }
  | { as: 'number'; accepts: AcceptedNumber[] }
  | { as: 'matching'; pairs: { left: Written; right: string }[] }
  | { as: 'essay'; minWords: number | null; maxWords: number | null }
  /** An item of our own making, whole. */
  | { as: 'ours'; item: unknown }
  | { as: 'something-else'; what: string }

/** An item as its file says it, before it is one of ours. */
export type ForeignItem = {
  place: Place
  name: string | null
  text: Written
  points: number
  category: string | null
  tags: string[]
  asked: Asked
  /** The file's own number for it, and what else of it we have no place for. */
  foreignId?: string
  generalFeedback?: string
  notices?: { code: string; detail: string }[]
  attachments?: Attachment[]
}

/** What one reader found, in the order of the file. */
export type Found = {
  items: ForeignItem[]
  categories: string[]
  warnings: Notice[]
  leftOut: Notice[]
}

/** An item of ours, with what the file says around it. */
export type ReadItem = {
  place: Place
  name: string | null
  category: string | null
  tags: string[]
  item: Item
}

/** An image of a file; the texts name it `file:<id>`. The id is made of its content, so the same image has one id. */
export type ReadFile = { id: string; name: string; bytes: Uint8Array }

/** All that a file says: what comes in, what a person should look at, and what stays out and why. */
export type Reading = {
  format: FormatName
  encoding: string | null
  items: ReadItem[]
  files: ReadFile[]
  warnings: Notice[]
  leftOut: Notice[]
}

/** A file as it is given to a reader; `text` is empty where the bytes are no text. */
export type Source = { fileName: string; bytes: Uint8Array; text: string }

/** One format. */
export type Format = {
  name: FormatName
  /** Looks at the beginning only; the first format that says yes reads the file. */
  recognises: (source: Source) => boolean
  read: (source: Source) => Found
}

/** A file that cannot be read at all; the code is for a translator, the place for a person. */
export class UnreadableFile extends Error {
  readonly code: string
  readonly place: Place

  constructor(code: string, message: string, place: Place = {}) {
    super(message)
    this.code = code
    this.place = place
  }
}
