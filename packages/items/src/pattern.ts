/**
 * A regular expression as an author of questions needs it, matched against a whole text in steps that grow with the text and
 * never explode: it is simulated with sets of states (Thompson 1968; Cox, “Regular Expression Matching Can Be Simple And Fast”),
 * so that no pattern can stall who scores.
 */
export type Pattern = { states: State[]; start: number }

/** How letters are taken for the same: `fold` for what is written out, `alike` for what lies in a range such as `a-z`. */
export type Folding = { fold: (text: string) => string; alike: (letter: string) => string[] }

type Takes = (letter: string) => boolean
type State = { is: 'letter'; takes: Takes; next: number } | { is: 'fork'; to: number[] } | { is: 'end' }
type Node =
  | { is: 'letter'; takes: Takes }
  | { is: 'row'; nodes: Node[] }
  | { is: 'either'; nodes: Node[] }
  | { is: 'repeat'; node: Node; least: number; most: number }

/** More than anybody writes by hand; a hostile `((a{99}){99}){99}` ends here. */
const mostStates = 400

class Unreadable extends Error {}

/**
 * Reads letters, `.`, `[a-z]`, `[^…]`, `\d`, `\w`, `\s`, `\p{L}`, groups, `|`, `*`, `+`, `?` and `{2,5}`. Undefined for what is
 * not well formed, what looks around or back (`(?=…)`, `\1`, `\b`), and what would need more than 400 states.
 */
export function readPattern(source: string, folding: Folding): Pattern | undefined {
  try {
    const letters = [
      ...source
        .normalize('NFC')
        .trim()
        .replace(/^\^/, '')
        .replace(/(?<!\\)\$$/, ''),
    ]
    const reader = { letters, at: 0, folding }
    const node = readEither(reader)
    if (reader.at < letters.length) return undefined
    const states: State[] = [{ is: 'end' }]
    return { start: build(node, 0, states), states }
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** Says whether a pattern describes the whole of a text, already folded. */
export function matchesWhole({ states, start }: Pattern, text: string): boolean {
  const rounds = new Uint32Array(states.length)
  let round = 1
  let now: number[] = []
  reach({ states, rounds, round, into: now }, start)
  for (const letter of text) {
    round += 1
    const next: number[] = []
    for (const at of now) {
      const state = states[at]
      if (state?.is === 'letter' && state.takes(letter))
        reach({ states, rounds, round, into: next }, state.next)
    }
    if (next.length === 0) return false
    now = next
  }
  return now.some((at) => states[at]?.is === 'end')
}

/** Adds each state that is reached without a letter, once in a round. */
function reach(
  { states, rounds, round, into }: { states: State[]; rounds: Uint32Array; round: number; into: number[] },
  from: number,
): void {
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (rounds[at] === round) continue
    rounds[at] = round
    const state = states[at]
    if (state?.is === 'fork') open.push(...state.to)
    else into.push(at)
  }
}

/** Adds the states of a node that goes on to `next`; returns where it begins. */
function build(node: Node, next: number, states: State[]): number {
  switch (node.is) {
    case 'letter':
      return add(states, { ...node, next })
    case 'row':
      return node.nodes.reduceRight((after, one) => build(one, after, states), next)
    case 'either':
      return add(states, { is: 'fork', to: node.nodes.map((one) => build(one, next, states)) })
    case 'repeat':
      return buildRepeat(node, next, states)
  }
}

function buildRepeat(node: Extract<Node, { is: 'repeat' }>, next: number, states: State[]): number {
  let start = next
  if (node.most === Number.POSITIVE_INFINITY) {
    const to = [next]
    start = add(states, { is: 'fork', to })
    to.push(build(node.node, start, states))
  } else {
    for (let left = node.most - node.least; left > 0; left--)
      start = add(states, { is: 'fork', to: [next, build(node.node, start, states)] })
  }
  for (let left = node.least; left > 0; left--) start = build(node.node, start, states)
  return start
}

function add(states: State[], state: State): number {
  if (states.length >= mostStates) throw new Unreadable()
  return states.push(state) - 1
}

type Reader = { letters: string[]; at: number; folding: Folding }

function take(reader: Reader, wanted: string): boolean {
  if (reader.letters[reader.at] !== wanted) return false
  reader.at += 1
  return true
}

function readEither(reader: Reader): Node {
  const nodes = [readRow(reader)]
  while (take(reader, '|')) nodes.push(readRow(reader))
  return nodes.length === 1 && nodes[0] ? nodes[0] : { is: 'either', nodes }
}

function readRow(reader: Reader): Node {
  const nodes: Node[] = []
  while (reader.at < reader.letters.length && !'|)'.includes(reader.letters[reader.at] ?? ''))
    nodes.push(readRepeats(reader))
  return { is: 'row', nodes }
}

function readRepeats(reader: Reader): Node {
  const node = readAtom(reader)
  const sign = reader.letters[reader.at] ?? ''
  const counts = sign === '{' ? readCounts(reader) : repeats[sign]
  if (!counts) return node
  if (sign !== '{') reader.at += 1
  // Whether as much or as little as possible is taken makes no difference to a whole text.
  take(reader, '?')
  if ('*+?{'.includes(reader.letters[reader.at] ?? '.')) throw new Unreadable()
  return { is: 'repeat', node, ...counts }
}

const repeats: Record<string, { least: number; most: number }> = {
  '*': { least: 0, most: Number.POSITIVE_INFINITY },
  '+': { least: 1, most: Number.POSITIVE_INFINITY },
  '?': { least: 0, most: 1 },
}

function readCounts(reader: Reader): { least: number; most: number } {
  const found = /^\{(\d{1,3})(,)?(\d{1,3})?\}/.exec(reader.letters.slice(reader.at, reader.at + 9).join(''))
  if (!found) throw new Unreadable()
  const least = Number(found[1])
  const most = found[3] ? Number(found[3]) : found[2] ? Number.POSITIVE_INFINITY : least
  if (most < least || (found[3] && !found[2])) throw new Unreadable()
  reader.at += found[0].length
  return { least, most }
}

function readAtom(reader: Reader): Node {
  const letter = reader.letters[reader.at]
  reader.at += 1
  if (letter === undefined || '*+?{}^$])'.includes(letter)) throw new Unreadable()
  if (letter === '.') return { is: 'letter', takes: () => true }
  if (letter === '[') return { is: 'letter', takes: readClass(reader) }
  if (letter === '(') return readGroup(reader)
  if (letter !== '\\') return written(letter, reader.folding)
  const named = readNamed(reader)
  return typeof named === 'string' ? written(named, reader.folding) : { is: 'letter', takes: named }
}

function readGroup(reader: Reader): Node {
  if (take(reader, '?') && !take(reader, ':')) throw new Unreadable()
  const node = readEither(reader)
  if (!take(reader, ')')) throw new Unreadable()
  return node
}

function written(letter: string, { fold }: Folding): Node {
  const nodes = [...fold(letter)].map((one): Node => ({ is: 'letter', takes: (given) => given === one }))
  return { is: 'row', nodes }
}

const families: Record<string, RegExp> = { d: /\d/, s: /\s/, w: /[\p{L}\p{N}_]/u }
const plain: Record<string, string> = { n: '\n', r: '\r', t: '\t' }

/** What stands behind a backslash: a family of letters, or a letter that means itself. */
function readNamed(reader: Reader): Takes | string {
  const letter = reader.letters[reader.at] ?? ''
  reader.at += 1
  const family = families[letter.toLowerCase()]
  if (family) return (given) => family.test(given) === (letter === letter.toLowerCase())
  if (letter === 'p' || letter === 'P') return readProperty(reader, letter === 'p')
  if (/^[\p{L}\p{N}]?$/u.test(letter) && !plain[letter]) throw new Unreadable()
  return plain[letter] ?? letter
}

function readProperty(reader: Reader, isOfIt: boolean): Takes {
  const found = /^\{(L|Lu|Ll|N|Nd|P|S|Z)\}/.exec(reader.letters.slice(reader.at, reader.at + 4).join(''))
  if (!found) throw new Unreadable()
  reader.at += found[0].length
  const family = new RegExp(`\\p{${found[1]}}`, 'u')
  return (given) => family.test(given) === isOfIt
}

function readClass(reader: Reader): Takes {
  const isNegated = take(reader, '^')
  const members: Takes[] = []
  while (!take(reader, ']')) members.push(readMember(reader))
  if (members.length === 0) throw new Unreadable()
  return (given) => members.some((takes) => takes(given)) !== isNegated
}

function readMember(reader: Reader): Takes {
  const first = readOwn(reader)
  const { fold, alike } = reader.folding
  if (typeof first !== 'string') return first
  const isRange = reader.letters[reader.at] === '-' && reader.letters[reader.at + 1] !== ']'
  if (!isRange) return (given) => given === fold(first)
  reader.at += 1
  const last = readOwn(reader)
  if (typeof last !== 'string') throw new Unreadable()
  const [from, to] = [first, last].map((letter) => letter.codePointAt(0) ?? 0)
  if (from === undefined || to === undefined || from > to) throw new Unreadable()
  return (given) => alike(given).some((letter) => isBetween(letter.codePointAt(0) ?? -1, from, to))
}

function isBetween(code: number, from: number, to: number): boolean {
  return code >= from && code <= to
}

function readOwn(reader: Reader): Takes | string {
  const letter = reader.letters[reader.at]
  reader.at += 1
  if (letter === undefined) throw new Unreadable()
  return letter === '\\' ? readNamed(reader) : letter
}
