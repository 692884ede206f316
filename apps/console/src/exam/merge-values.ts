import { isSame } from './is-same.ts'
import { isMovedByOne, oneOrder, type Three } from './merge-orders.ts'
import { type Named, nothingNamed } from './named-parts.ts'

/** Where two changed the same, each otherwise; `path` leads there from the whole, `options/b/text`. */
export interface ValueClash {
  path: string
  mine: unknown
  theirs: unknown
}

type Choose = (path: string, sides: Three<unknown>) => 'mine' | 'theirs'

/**
 * Two values that began as the same one, as one: fields are merged each by itself, entries of lists by their ids. What only one
 * changed is taken over; where both changed the same otherwise, `choose` says whose counts, and it is told as a clash. So it is
 * where one removed what the other changed, or what the other began to name elsewhere (`named`).
 */
export function mergeValues<Value>(
  three: Three<Value>,
  choose: Choose,
  named: Named = nothingNamed,
): { value: Value; clashes: ValueClash[] } {
  const clashes: ValueClash[] = []
  function settle(path: string, sides: Three<unknown>) {
    clashes.push({ path, mine: sides.mine, theirs: sides.theirs })
    return choose(path, sides)
  }
  const value = merged(three, '', { settle, named })
  return { value: value as Value, clashes }
}

interface Ways {
  settle: Choose
  named: Named
}
type Fields = Readonly<Record<string, unknown>>

function merged(three: Three<unknown>, path: string, ways: Ways): unknown {
  const { base, mine, theirs } = three
  if (isNamedAndRemoved(three, path, ways.named)) return three[ways.settle(path, three)]
  if (isSame(mine, theirs)) return mine
  if (!namesBelow(ways.named, path)) {
    if (isSame(base, theirs)) return mine
    if (isSame(base, mine)) return theirs
  }
  if (isEach(three, isFields) && isOneKind(three)) return mergedFields(three, path, ways)
  if (isEach(three, isKeyed)) return mergedLists(three, path, ways)
  if (isSame(base, theirs)) return mine
  return isSame(base, mine) ? theirs : three[ways.settle(path, three)]
}

/** Whether one took away what the other, or something in it, names from now on. */
function isNamedAndRemoved({ base, mine, theirs }: Three<unknown>, path: string, named: Named): boolean {
  if (base === undefined || (mine === undefined) === (theirs === undefined)) return false
  const names = mine === undefined ? named.theirs : named.mine
  return names.has(path) || hasBelow(names, path)
}

function namesBelow({ mine, theirs }: Named, path: string): boolean {
  return hasBelow(mine, path) || hasBelow(theirs, path)
}

function hasBelow(names: ReadonlySet<string>, path: string): boolean {
  return [...names].some((name) => path === '' || name.startsWith(`${path}/`))
}

function mergedFields(three: Three<Fields>, path: string, ways: Ways): Fields {
  const names = [...new Set([...Object.keys(three.mine), ...Object.keys(three.theirs)])]
  const fields = names.map((name) => [
    name,
    merged(
      ofEach(three, (one) => one[name]),
      below(path, name),
      ways,
    ),
  ])
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

function mergedLists(three: Three<Fields[]>, path: string, ways: Ways): Fields[] {
  const byKey = ofEach(three, (list) => new Map(list.map((entry) => [keyOf(entry) ?? '', entry])))
  const keys = ofEach(byKey, (entries) => [...entries.keys()])
  const kept = new Map(
    [...new Set([...keys.mine, ...keys.theirs])].map((key) => [
      key,
      merged(
        ofEach(byKey, (entries) => entries.get(key)),
        below(path, key),
        ways,
      ),
    ]),
  )
  const order = isMovedByOne(keys) ? keys : settled(keys, three, path, ways)
  return oneOrder(order, (key) => kept.get(key) !== undefined).map((key) => kept.get(key) as Fields)
}

/** Both moved them: the order that is chosen leads. */
function settled(keys: Three<string[]>, three: Three<Fields[]>, path: string, ways: Ways): Three<string[]> {
  const isMine = ways.settle(below(path, 'order'), three) === 'mine'
  return isMine ? keys : { base: keys.base, mine: keys.theirs, theirs: keys.mine }
}

function ofEach<From, To>({ base, mine, theirs }: Three<From>, how: (from: From) => To): Three<To> {
  return { base: how(base), mine: how(mine), theirs: how(theirs) }
}

function isEach<Wanted>(
  three: Three<unknown>,
  is: (value: unknown) => value is Wanted,
): three is Three<Wanted> {
  return is(three.base) && is(three.mine) && is(three.theirs)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Fields of different kinds do not belong together. */
function isOneKind({ base, mine, theirs }: Three<Fields>): boolean {
  return ['kind', 'ask', 'is', 'from'].every((tag) => base[tag] === mine[tag] && base[tag] === theirs[tag])
}

function isKeyed(value: unknown): value is Fields[] {
  if (!Array.isArray(value)) return false
  const keys = value.map((entry) => (isFields(entry) ? keyOf(entry) : undefined))
  return !keys.includes(undefined) && new Set(keys).size === keys.length
}

/** An id; of a parameter, which has none, its name. */
function keyOf({ id, name, from }: Fields): string | undefined {
  if (typeof id === 'string') return id
  return typeof name === 'string' && from !== undefined ? name : undefined
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`
}
