import { ItemId } from '@invigil/contract/ids.ts'
import { z } from 'zod'
import { Origin, Parameter } from './parameter.ts'
import { Rubric } from './rubric.ts'

/** What is asked, or said: a Markdown subset with `![alt](file:ID)` images and `$…$` formulas (see text.ts). */
export const ItemText = z.string().max(20_000)

/** What every item has. A draft may be unfinished: `checkContent` tells what is missing, the schema only what is wrong. */
export const itemParts = {
  id: ItemId,
  points: z.number().min(0).max(1000),
  text: ItemText,
  /** Values that differ from candidate to candidate; texts and keys name them as `[[a]]` (see variant.ts). */
  parameters: z.array(Parameter).max(20).optional(),
  origin: Origin.optional(),
  /** For what a person marks. */
  rubric: Rubric.optional(),
  /** What explains the item once all is over: a part of the key, which no paper holds (see feedback.ts). */
  feedback: ItemText.optional(),
}

/** What a candidate may see of every item; `html` is safe to insert. */
export const seenParts = { id: ItemId, points: z.number(), html: z.string() }

/** Option ids are short, so that answers stay readable: `a`, `b`, `c`. */
export const OptionId = z.string().regex(/^[a-z0-9-]{1,36}$/)

/** For what lies in the order of the key: names that an author's program draws by chance, since `a`, `b`, `c` would tell it. */
export const SilentId = z.string().regex(/^[a-z0-9-]{8,36}$/)

/** Which rule gave the points, with its figures; the sentence is `items.rules.<rule>` in the messages. */
export const ScoreRule = z.enum([
  'not-answered',
  'unreadable',
  'right',
  'wrong',
  'partly',
  'no-number',
  'no-unit',
  'wrong-unit',
  'right-minus-wrong',
  'all-or-nothing',
  'each',
  'each-or-nothing',
  'pairs',
  'gaps',
  'each-option',
  'weights',
  'too-many',
  'places',
  'places-all',
  'by-hand',
  'by-hand-lines',
  'by-hand-files',
])
export type ScoreRule = z.infer<typeof ScoreRule>

/** Points from 0 to `max`. While `needsMarking`, the points are 0 and a person decides. */
export type Score = {
  points: number
  max: number
  needsMarking: boolean
  explanation: { rule: ScoreRule; params: Record<string, number> }
}

/** What is unfinished in an item; the sentence is `items.problems.<code>` in the messages. */
export type ItemProblem = { code: string; params?: Record<string, string> }

/**
 * How an item is shown: `html` renders a text; `order` puts options into this candidate's order, where the exam shuffles;
 * `mix` does so always, for what its author wrote in the order of the key. Two lists of one item are mixed under two names:
 * under one they would go the same way, and what belongs together would stay side by side.
 */
export type Show = {
  html: (text: string) => string
  order: <Entry>(entries: readonly Entry[], name?: string) => Entry[]
  mix: <Entry>(entries: readonly Entry[], name?: string) => Entry[]
}

type ItemShape = z.ZodObject<typeof itemParts & { kind: z.ZodLiteral<string> }>
type Own<Item extends ItemShape> = z.output<Item> & { id: string; points: number; text: string }
/** A kind may say what its text looks like where that is not the text alone. */
type SeenPart<Seen extends z.ZodObject> = Omit<z.input<Seen>, 'kind' | keyof typeof seenParts> & {
  html?: string
}

/** One kind of item: its schemas and its rules. The functions throw a TypeError when given an item of another kind. */
export type ItemKind<
  Kind extends string,
  Item extends ItemShape,
  Answer extends z.ZodType,
  Seen extends z.ZodObject,
> = {
  kind: Kind
  item: Item
  answer: Answer
  /** What a candidate sees of it: never a key. */
  seen: Seen
  isAnswered: (answer: unknown) => boolean
  score: (item: { kind: string }, answer: unknown) => Score
  withoutKey: (item: { kind: string }, show: Show) => z.output<Seen>
  problemsOf: (item: { kind: string }) => ItemProblem[]
  /** Every text of the item besides `text` itself. */
  textsOf: (item: { kind: string }) => string[]
}

/** Makes an item kind; an absent, empty or unreadable answer never reaches its `score`. */
export function itemKind<
  Kind extends string,
  Item extends ItemShape,
  Answer extends z.ZodType,
  Seen extends z.ZodObject,
>(made: {
  kind: Kind
  item: Item
  answer: Answer
  seen: Seen
  isAnswered: (answer: z.output<Answer>) => boolean
  score: (
    item: z.output<Item>,
    answer: z.output<Answer>,
  ) => Pick<Score, 'points' | 'explanation'> & { needsMarking?: boolean }
  /** What `seen` has besides its common parts; whatever `seen` does not name is left out. */
  withoutKey: (item: Own<Item>, show: Show) => SeenPart<Seen>
  problemsOf: (item: Own<Item>) => ItemProblem[]
  textsOf?: (item: Own<Item>) => string[]
}): ItemKind<Kind, Item, Answer, Seen> {
  function own(item: { kind: string }): Own<Item> {
    if (item.kind !== made.kind) throw new TypeError(`a ${item.kind} is no ${made.kind}`)
    return item as Own<Item>
  }

  function score(given: { kind: string }, body: unknown): Score {
    const item = own(given)
    const nothing = { points: 0, max: item.points, needsMarking: false }
    if (body === undefined || body === null)
      return { ...nothing, explanation: { rule: 'not-answered', params: {} } }
    const answer = made.answer.safeParse(body)
    if (!answer.success) return { ...nothing, explanation: { rule: 'unreadable', params: {} } }
    if (!made.isAnswered(answer.data))
      return { ...nothing, explanation: { rule: 'not-answered', params: {} } }
    return { ...nothing, ...made.score(item, answer.data) }
  }

  function withoutKey(given: { kind: string }, show: Show): z.output<Seen> {
    const item = own(given)
    const { id, points, text } = item
    return made.seen.parse({
      kind: made.kind,
      id,
      points,
      html: show.html(text),
      ...made.withoutKey(item, show),
    })
  }

  return {
    kind: made.kind,
    item: made.item,
    answer: made.answer,
    seen: made.seen,
    isAnswered: (body) => {
      const answer = made.answer.safeParse(body)
      return answer.success && made.isAnswered(answer.data)
    },
    score,
    withoutKey,
    problemsOf: (item) => made.problemsOf(own(item)),
    textsOf: (item) => made.textsOf?.(own(item)) ?? [],
  }
}
