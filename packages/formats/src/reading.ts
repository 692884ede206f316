import type { Item } from '@invigil/items/all.ts'
import type { Area } from '@invigil/items/area.ts'
import type { NoticeCode } from './notice-codes.ts'
import type { Archive } from './zip/open-zip.ts'

/** The formats we read. */
export type FormatName = 'json' | 'aiken' | 'gift' | 'moodle-xml' | 'table' | 'qti-1' | 'qti-2' | 'qti-3'

/** Where in a file something stands, so that a person finds it again. `file` is set within an archive. */
export type Place = { file?: string; line?: number; element?: string }

/** Something to tell about a file; the code is ours, the detail is of the file. */
export type Notice = { place: Place; code: NoticeCode; detail: string }

/** The same about one item, whose place says where. */
export type Told = { code: NoticeCode; detail: string }

/** A text as a file has it. `moodle` is Moodle's automatic format: plain lines in which HTML may stand. */
export type Written = { text: string; markup: 'html' | 'markdown' | 'plain' | 'moodle' }

/** An image beside a text, by the name the text calls it. */
export type Attachment = { name: string; bytes: Uint8Array; id?: string }

export type WeightedText = { text: Written; weight: number }

/** An option of a choice, and what whoever chose it reads afterwards. */
export type FoundOption = WeightedText & { feedback?: Written }

/** What is accepted as a number; weights are per cent. */
export type AcceptedNumber = (
  | { number: number; tolerance: number | null; weight: number }
  | { low: number; high: number; weight: number }
) & { feedback?: Written }

/** A form that is accepted, or a wrong one that is expected, and what whoever answers it reads afterwards. */
export type FoundForm = { text: string; weight: number; feedback?: Written }

/** A gap in a text; `weight` is what it counts among the others. */
export type FoundGap = { id: string; weight: number } & (
  | {
      ask: 'text'
      answers: FoundForm[]
      ignoresCase: boolean
      hasWildcards?: boolean
    }
  | { ask: 'number'; accepts: AcceptedNumber[] }
  | { ask: 'choice'; options: FoundOption[]; keepsOrder: boolean }
)

/** What an item asks for, in the words of all formats together. Weights are per cent of the points. */
export type Asked =
  | { as: 'information' }
  | {
      as: 'choice'
      takesMany: boolean
      keepsOrder: boolean
      options: FoundOption[]
      /** Whoever does not choose exactly the right set gets nothing. */
      isAllOrNothing?: boolean
      /** Whoever chooses more gets nothing. */
      maxChoices?: number
    }
  | { as: 'true-false'; isTrue: boolean; feedbackOnTrue?: Written; feedbackOnFalse?: Written }
  | {
      as: 'short-answer'
      answers: FoundForm[]
      ignoresCase: boolean
      hasWildcards: boolean
    }
  | { as: 'number'; accepts: AcceptedNumber[]; units?: { name: string; factor: string }[] }
  /** Files instead of words. */
  | { as: 'files'; most: number }
  /** A pair without a left side is an option that belongs to nothing. */
  | { as: 'matching'; pairs: { left: Written; right: Written }[]; isAllOrNothing?: boolean }
  /** Each row gets columns, named by their places. */
  | {
      as: 'matrix'
      rows: { text: Written; right: number[] }[]
      columns: Written[]
      takesMany: boolean
      keepsOrder?: boolean
      scoring: 'each' | 'right-minus-wrong' | 'all-or-nothing'
    }
  /** The text names each gap `{{id}}`. */
  | { as: 'cloze'; gaps: FoundGap[]; isAllOrNothing: boolean }
  /** Places in a picture, which is named as a text would name it. */
  | {
      as: 'places'
      picture: { name: string; alt: string; width: number; height: number }
      regions: { area: Area; name: string; isRight: boolean }[]
      most: number
      areShown: boolean
      isAllOrNothing: boolean
    }
  /** The entries in their right order. */
  | { as: 'ordering'; entries: Written[]; scoring: 'exact' | 'by-position' | 'by-pair' }
  /** Drawn on the screen or photographed from paper; a person marks. */
  | { as: 'drawing' }
  | { as: 'essay'; minWords: number | null; maxWords: number | null }
  /** An item of our own making, whole. */
  | { as: 'ours'; item: unknown }
  /** A kind of ours that lacks something: why it stays out. */
  | { as: 'unusable'; code: NoticeCode }
  | { as: 'something-else'; what: string }

/** An item as its file says it, before it is one of ours. */
export type ForeignItem = {
  place: Place
  name: string | null
  text: Written
  points: number
  category: string | null
  tags: string[]
  /** From 1 (easy) to 5 (hard), where a file says it. */
  difficulty?: number
  asked: Asked
  /** The file's own number for it, and what else of it we have no place for. */
  foreignId?: string
  /** What explains the item afterwards. */
  feedback?: Written
  notices?: Told[]
  attachments?: Attachment[]
  /** Answers with the points that the file's own rules give for them: ours must give the same. */
  trials?: { answer: (item: Item) => unknown; points: number }[]
  /** The item as its file has it, to be kept where none of ours can be made of it, and what it asks with. */
  source?: string
  interactions?: string[]
}

/** A part of a test as a file has it; `items` are places in the items beside it. */
export type FoundSection = {
  title: string
  instructions: Written
  /** Its own time. */
  minutes: number | null
  shuffles: boolean
  /** What was left cannot be opened again. */
  isForward: boolean
  /** How many of its items each candidate gets; null for all. */
  take: number | null
  items: number[]
}

/** What one reader found, in the order of the file. */
export type Found = {
  items: ForeignItem[]
  categories: string[]
  warnings: Notice[]
  leftOut: Notice[]
  /** How a test orders its items; absent where a file has items only. */
  sections?: FoundSection[]
}

/** An item of ours, with what the file says around it. */
export type ReadItem = {
  place: Place
  name: string | null
  category: string | null
  tags: string[]
  difficulty?: number
  item: Item
  /** What a person should look at in it: also among the warnings of the reading. Several items may stand in one line. */
  notices?: Notice[]
  /** How many answers were tried, and for how many of them ours gives what the file's own rules give. */
  scored?: { tried: number; same: number }
}

/** An item that is none of ours yet, whole as its file has it. */
export type KeptItem = { place: Place; name: string | null; interactions: string[]; source: string }

/** A part of a test; `items` are places in the items of the reading. */
export type ReadSection = Omit<FoundSection, 'instructions'> & { instructions: string }

/** An image of a file; the texts name it `file:<id>`. The id is made of its content, so the same image has one id. */
export type ReadFile = { id: string; name: string; bytes: Uint8Array }

/** All that a file says: what comes in, what a person should look at, and what stays out and why. */
export type Reading = {
  format: FormatName
  encoding: string | null
  items: ReadItem[]
  files: ReadFile[]
  warnings: Notice[]
  /** Those of the warnings that belong to no item. */
  fileWarnings: Notice[]
  leftOut: Notice[]
  /** What of the left out was an item of another kind. */
  kept: KeptItem[]
  sections: ReadSection[]
}

/** A file as it is given to a reader; `text` is empty where the bytes are no text; `archive` is there for a ZIP. */
export type Source = { fileName: string; bytes: Uint8Array; text: string; archive?: Archive }

/** One format. */
export type Format = {
  name: FormatName
  /** Looks at the beginning only; the first format that says yes reads the file. */
  recognises: (source: Source) => boolean
  read: (source: Source) => Found
}

/** A file that cannot be read at all; the code is for a translator, the place for a person. */
export class UnreadableFile extends Error {
  readonly code: NoticeCode
  readonly place: Place

  constructor(code: NoticeCode, message: string, place: Place = {}) {
    super(message)
    this.code = code
    this.place = place
  }
}
