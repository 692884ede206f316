import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesWhole, readPattern } from './pattern.ts'

const exact = { fold: (text: string) => text, alike: (letter: string) => [letter] }
const isLike = (source: string, text: string) => {
  const pattern = readPattern(source, exact)
  return pattern === undefined ? 'unreadable' : matchesWhole(pattern, text)
}

test.for([
  ['colou?r', 'color', true],
  ['colou?r', 'colouur', false],
  ['(18|19)\\d{2}', '1945', true],
  ['(18|19)\\d{2}', '945', false],
  ['^H2O$', 'H2O', true],
  ['\\s*x\\s*=\\s*-?4\\s*', 'x = -4', true],
  ['[^aeiou]+', 'xyz', true],
  ['[a-c-]+', 'a-c', true],
  ['\\w+ \\w+', 'Hà Nội', true],
  ['\\p{Lu}.*', 'Éa', true],
  ['a{2,}', 'aaaa', true],
  ['a{2,3}', 'aaaa', false],
  ['(?:ab)+?', 'abab', true],
  ['\\$5\\.00', '$5.00', true],
  ['', 'x', false],
] as const)('%s against %s: %s', ([source, text, expected]) => {
  expect(isLike(source, text)).toBe(expected)
})

test.for([
  '(',
  'a)',
  '[a',
  'a**',
  '*a',
  'a{3,2}',
  'a{x}',
  '(?=a)',
  '(?<x>a)',
  '\\1',
  '\\bx',
  '[b-a]',
  '[]',
  'a$b',
  '\\',
])('%s is told to be unreadable', (source) => {
  expect(isLike(source, 'a')).toBe('unreadable')
})

const letters = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\w', '\\d', '1')
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    letters,
    fc.tuple(tie('pattern'), tie('pattern')).map((two) => two.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map((two) => `(${two.join('|')})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,}'))
      .map(([one, sign]) => `(?:${one})${sign}`),
  ),
}))

test('what a browser finds, it finds, and no more', () => {
  fc.assert(
    fc.property(
      pattern,
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 6 }),
      (source, text) => {
        const own = readPattern(source, exact)
        fc.pre(own !== undefined)
        expect(matchesWhole(own, text)).toBe(new RegExp(`^(?:${source})$`, 'u').test(text))
      },
    ),
    { numRuns: 2000 },
  )
})

test.for(['(a+)+b', '(a|a)*b', '(a|aa)+$', '(.*)*x', '((a?){20}a{20})', '(\\w+\\s?)*!'])(
  '%s, which stalls others, takes no more steps than states times letters',
  (source) => {
    const own = readPattern(source, exact)
    const steps = own ? counted(own) : undefined
    expect(steps?.states).toBeLessThanOrEqual(400)
    expect(steps?.taken).toBeLessThanOrEqual(400 * 500)
  },
)

test('what would need more states than that is not read', () => {
  expect(isLike('((a{99}){99}){99}', 'a')).toBe('unreadable')
  expect(isLike('(a{200}){3}', 'a')).toBe('unreadable')
})

/** How often a letter is looked at when a pattern meets 500 of them. */
function counted(own: NonNullable<ReturnType<typeof readPattern>>): { states: number; taken: number } {
  let taken = 0
  const states = own.states.map((state) =>
    state.is === 'letter'
      ? { ...state, takes: (letter: string) => ++taken > 0 && state.takes(letter) }
      : state,
  )
  matchesWhole({ start: own.start, states }, 'a'.repeat(500))
  return { states: states.length, taken }
}
