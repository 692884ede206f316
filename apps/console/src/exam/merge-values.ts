import { isSame } from './is-same.ts'
import { oneOrder, type Three } from './merge-orders.ts'

/** Where two changed the same, each otherwise; `path` leads there from the whole, `options/b/text`. */
export interface ValueClash {
  path: string
  mine: unknown
  theirs: unknown
}

type Choose = (path: string) => 'mine' | 'theirs'

/**
 * Two values that began as the same one, as one: fields are merged each by itself, entries of lists by their ids. What only one
 * changed is taken over; where both changed the same otherwise, `choose` says whose counts, and it is told as a clash.
 */
export function mergeValues<Value>(
  three: Three<Value>,
  choose: Choose,
): { value: Value; clashes: ValueClash[] } {
  const clashes: ValueClash[] = []
  const value = merged(three, '', (path, { mine, theirs }) => {
    clashes.push({ path, mine, theirs })
    return choose(path)
  })
  return { value: value as Value, clashes }
}

type Settle = (path: string, sides: Three<unknown>) => 'mine' | 'theirs'
type Fields = Readonly<Record<string, unknown>>

function merged(three: Three<unknown>, path: string, settle: Settle): unknown {
  const { base, mine, theirs } = three
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine
  if (isSame(base, mine)) return theirs
  if (isEach(three, isFields) && isOneKind(three)) return mergedFields(three, path, settle)
  if (isEach(three, isKeyed)) return mergedLists(three, path, settle)
  return three[settle(path, three)]
}

function mergedFields(three: Three<Fields>, path: string, settle: Settle): Fields {
  const names = [...new Set([...Object.keys(three.mine), ...Object.keys(three.theirs)])]
  const fields = names.map((name) => [
    name,
    merged(
      ofEach(three, (one) => one[name]),
      below(path, name),
      settle,
    ),
  ])
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

function mergedLists(three: Three<Fields[]>, path: string, settle: Settle): Fields[] {
  const byKey = ofEach(three, (list) => new Map(list.map((entry) => [keyOf(entry) ?? '', entry])))
  const keys = ofEach(byKey, (entries) => [...entries.keys()])
  const kept = new Map(
    [...new Set([...keys.mine, ...keys.theirs])].map((key) => [
      key,
      merged(
        ofEach(byKey, (entries) => entries.get(key)),
        below(path, key),
        settle,
      ),
    ]),
  )
  const order = inWhoseOrder(keys) ? keys : settled(keys, three, path, settle)
  return oneOrder(order, (key) => kept.get(key) !== undefined).map((key) => kept.get(key) as Fields)
}

/** Whether the entries that all three have were moved by one at most, or by both alike. */
function inWhoseOrder(keys: Three<string[]>): boolean {
  const common = ofEach(keys, (own) =>
    own.filter((key) => [keys.base, keys.mine, keys.theirs].every((all) => all.includes(key))).join('\n'),
  )
  return common.mine === common.theirs || common.base === common.mine || common.base === common.theirs
}

/** Both moved them: the order that is chosen leads. */
function settled(
  keys: Three<string[]>,
  three: Three<Fields[]>,
  path: string,
  settle: Settle,
): Three<string[]> {
  const isMine = settle(below(path, 'order'), three) === 'mine'
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
