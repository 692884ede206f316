import { gapsIn } from '@invigil/items/gap-places.ts'

/** Paths of entries, `options/b`, that one side names otherwise than before: to remove one of these is a question. */
export type Named = Readonly<Record<'mine' | 'theirs', ReadonlySet<string>>>

/** Nothing is named by anything. */
export const nothingNamed: Named = { mine: new Set(), theirs: new Set() }

/**
 * The entries of an item that one version of it names and the other did not, or not like this: the counterpart of a row, the
 * right columns of a row, the gap of a place in the text, the parameter of a text or of a formula.
 */
export function newlyNamed(before: unknown, now: unknown): Set<string> {
  const known = new Set(namings(before).map(([path, where]) => `${path} ${where}`))
  return new Set(namings(now).flatMap(([path, where]) => (known.has(`${path} ${where}`) ? [] : [path])))
}

/** Each entry that is named, with what names it. */
type Naming = [path: string, where: string]

function namings(value: unknown): Naming[] {
  if (!isItem(value)) return []
  return [...ofKind(value), ...ofParameters(value)]
}

function ofKind({ kind, text, rows = [] }: ItemLike): Naming[] {
  switch (kind) {
    case 'matching':
      return rows.map(({ id, match }) => [`options/${match}`, id])
    case 'matrix':
      return rows.flatMap(({ id, right = [] }) => right.map((column): Naming => [`columns/${column}`, id]))
    case 'cloze':
      return gapsIn(text).map((id) => [`gaps/${id}`, text])
    default:
      return []
  }
}

function ofParameters({ parameters = [], ...item }: ItemLike): Naming[] {
  const formulas = parameters.flatMap(({ formula }) => (formula === undefined ? [] : [formula]))
  const written = textsIn(item).filter((text) => text.includes('[['))
  const brackets = written.flatMap((text) =>
    [...text.matchAll(/\[\[([^[\]]{1,200})\]\]/g)].map(([, formula = '']) => [formula, text] as const),
  )
  return [...formulas.map((formula) => [formula, formula] as const), ...brackets].flatMap(
    ([formula, where]) =>
      (formula.match(/[a-zA-Z][a-zA-Z0-9_]*/g) ?? []).map((name): Naming => [`parameters/${name}`, where]),
  )
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

interface ItemLike {
  kind: string
  text: string
  rows?: { id: string; match?: string; right?: string[] }[]
  parameters?: { formula?: string }[]
}

function isItem(value: unknown): value is ItemLike {
  return typeof value === 'object' && value !== null && 'kind' in value && 'text' in value
}
