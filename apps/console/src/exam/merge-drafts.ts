import { Item, problemsOf } from '@invigil/items/all.ts'
import { ExamContent } from '@invigil/items/exam-content.ts'
import { parameterProblems } from '@invigil/items/variant.ts'
import type { Draft } from './draft.ts'
import { assembled, type Choices, type Clash, type Piece, piecesOf } from './draft-pieces.ts'
import { isSame } from './is-same.ts'
import { homesOf, type Three } from './merge-orders.ts'
import { mergeValues } from './merge-values.ts'
import { type Named, newlyNamed } from './named-parts.ts'
import { withOneKey, withoutKeyField } from './one-key.ts'

/**
 * Two drafts that began as the same one, as one: what only one author changed is taken over; what both changed otherwise is
 * told as a clash and settled by `choices`. Fields of one item, section or draw are merged each by itself. To remove something
 * that the other changed, moved, filled or began to name is a clash too, and so is what would not be right together.
 * `brings`: what of theirs is new. The clashes may differ with the choices: a choice can bring up another question.
 */
export function mergeDrafts(
  drafts: Three<Draft>,
  choices: Choices = {},
): { draft: Draft; clashes: Clash[]; brings: number } {
  const pieces = ofEach(drafts, piecesOf)
  const homes = ofEach(drafts, ({ content }) => homesOf(content.sections))
  const ids = new Set([...pieces.mine.keys(), ...pieces.theirs.keys()])
  const clashes: Clash[] = []
  let brings = 0
  const merged = new Map<string, Piece>()
  for (const id of ids) {
    const three = ofEach(pieces, (all) => all.get(id))
    if (!isSame(three.base, three.theirs) && !isSame(three.mine, three.theirs)) brings += 1
    const isAsked = isClash(three) || isRemovedBesideMove(id, three, homes)
    const one = isAsked ? mergedPiece(id, three, choices) : undefined
    clashes.push(...(one?.clashes ?? []))
    const kept = one ? one.piece : isSame(three.base, three.mine) ? three.theirs : three.mine
    if (kept) merged.set(id, kept)
  }
  const gone = new Set(
    clashes.flatMap(({ what, id, within }) => (what === 'section' && !within && !merged.has(id) ? id : [])),
  )
  const placed = assembled({ merged, gone, isNew: (id) => !pieces.base.has(id) }, drafts, choices)
  return asFits({ draft: placed.draft, clashes: [...clashes, ...placed.clashes], brings }, drafts, choices)
}

function isClash({ base, mine, theirs }: Three<Piece | undefined>): boolean {
  return !isSame(mine, theirs) && !isSame(base, mine) && !isSame(base, theirs)
}

type Homes = Three<ReadonlyMap<string, string>>

/** Whether one removed what the other moved elsewhere, or the section into which the other put something. */
function isRemovedBesideMove(id: string, { base, mine, theirs }: Three<Piece | undefined>, homes: Homes) {
  if (!base || (mine === undefined) === (theirs === undefined)) return false
  const left = mine ? homes.mine : homes.theirs
  if (base.what === 'section')
    return [...left].some(([part, home]) => home === id && homes.base.get(part) !== id)
  return left.get(id) !== homes.base.get(id)
}

/** What both changed, field by field; as a whole where one has removed it, or where its parts would not fit together. */
function mergedPiece(
  id: string,
  { base, mine, theirs }: Three<Piece | undefined>,
  choices: Choices,
): { piece: Piece | undefined; clashes: Clash[] } {
  const what = (mine ?? theirs)?.what ?? 'exam'
  const fields = base && mine && theirs ? mergedFields(id, { base, mine, theirs }, choices) : undefined
  if (fields) return fields
  return { piece: choices[id] === 'theirs' ? theirs : mine, clashes: [{ what, id, mine, theirs }] }
}

function mergedFields(id: string, { base, mine, theirs }: Three<Piece>, choices: Choices) {
  const idOf = (path: string) => (path === '' ? id : `${id}/${path}`)
  const values: Three<unknown> = { base: base.value, mine: mine.value, theirs: theirs.value }
  const parted = withOneKey(values)
  const named: Named = {
    mine: newlyNamed(base.value, mine.value),
    theirs: newlyNamed(base.value, theirs.value),
  }
  const asPiece = (value: unknown) => ({ ...mine, value: withoutKeyField(value, values) }) as Piece
  // What is longest of all that may be chosen: whether it fits must not hang on what is chosen.
  const longest = mergeValues(parted, (_path, sides) => (sides.mine === undefined ? 'theirs' : 'mine'), named)
  const { value, clashes } = mergeValues(parted, (path) => choices[idOf(path)] ?? 'mine', named)
  const piece = asPiece(value)
  if (fits(mine) && fits(theirs) && ![piece, asPiece(longest.value)].every(fits)) return
  if (isWrongTogether(piece, mine, theirs)) return
  return {
    piece,
    clashes: clashes.map(
      (within): Clash => ({ what: mine.what, id: idOf(within.path), mine, theirs, within }),
    ),
  }
}

/** Two lists that are each short enough may be too long together. */
function fits({ what, value }: Piece): boolean {
  return what !== 'item' || Item.safeParse(value).success
}

/** Whether a merged item lacks something that neither side lacks, so that nobody could publish what nobody wrote. */
function isWrongTogether(piece: Piece, ...sides: Piece[]): boolean {
  const known = new Set(sides.flatMap(problemsIn))
  return problemsIn(piece).some((problem) => !known.has(problem))
}

function problemsIn(piece: Piece): string[] {
  if (piece.what !== 'item') return []
  const problems = [...problemsOf(piece.value), ...parameterProblems(piece.value, ['merged'])]
  return problems.map(({ code, params }) => JSON.stringify([code, params]))
}

/** An exam may hold only so many sections, items and draws: where both together are more, one whole content is chosen. */
function asFits(
  merged: ReturnType<typeof mergeDrafts>,
  { mine, theirs }: Three<Draft>,
  choices: Choices,
): ReturnType<typeof mergeDrafts> {
  const isFuller = [mine, theirs].every((side) => countsIn(merged.draft) > countsIn(side))
  const fit = ({ content }: Draft) => ExamContent.safeParse(content).success
  if (!isFuller || fit(merged.draft) || ![mine, theirs].every(fit)) return merged
  const side = (draft: Draft): Piece => ({ what: 'exam', id: 'content', value: draft.content })
  const { content } = choices.content === 'theirs' ? theirs : mine
  const clash: Clash = { what: 'exam', id: 'content', mine: side(mine), theirs: side(theirs) }
  const others = merged.clashes.filter(({ what, id }) => what === 'exam' && id !== 'order')
  return { ...merged, draft: { ...merged.draft, content }, clashes: [...others, clash] }
}

function countsIn({ content }: Draft): number {
  return content.sections.reduce((sum, { items, draws = [] }) => sum + 1 + items.length + draws.length, 0)
}

function ofEach<From, To>({ base, mine, theirs }: Three<From>, how: (from: From) => To): Three<To> {
  return { base: how(base), mine: how(mine), theirs: how(theirs) }
}
