import type { Item } from '@invigil/items/all.ts'
import type { NoticeCode } from '../notice-codes.ts'
import type { Asked, Told, Written } from '../reading.ts'
import type { Declaration } from './declaration.ts'
import type { Interaction } from './interaction.ts'
import type { Responses } from './item.ts'
import type { Value } from './value.ts'

/** One interaction to be made an item of ours, with what the standard's own rules give for any response to it. */
export type Probe = {
  interaction: Interaction
  declaration: Declaration
  score: (response: Value) => number
  /** Whether any rule gives points at all; otherwise a person marks. */
  isScored: boolean
  write: (element: Interaction['element'] | undefined) => Written
  /** The name of a picture beside the file, as HTML may name it. */
  imageName?: (address: string) => string
  /** The picture that the answer is made on. */
  picture?: Interaction['element'] | undefined
  /** Values that its rules compare with, besides the key: texts and numbers of the rules and of its variables. */
  compared: Value[]
  /** The comparisons of numbers in its rules, whose tolerances are tried. */
  comparisons: Interaction['element'][]
}

/** A response, and the same as an answer to the item that is made: what both are worth must be the same. */
export type Trial = { response: Value; responses?: Responses; answer: (item: Item) => unknown }

/** What an interaction asks in our words, and how that is proved; or why it is none of ours. */
export type Probed =
  | { asked: Asked; most: number; trials: Trial[]; told?: Told[]; more?: string }
  | { what: string }
  | { code: NoticeCode }
