import { existsSync, readFileSync } from 'node:fs'
import { en } from '@invigil/messages/items/en.ts'
import { fr } from '@invigil/messages/items/fr.ts'
import { vi } from '@invigil/messages/items/vi.ts'
import fc from 'fast-check'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { type ItemKindName, isAnswered, itemKinds, scoreItem } from './all.ts'
import { anItem } from './an-item.ts'
import { ScoreRule } from './item.ts'

const languages = [
  ['en', en],
  ['fr', fr],
  ['vi', vi],
] as const

const keys = fc.constantFrom('a', 'b', 'z', '1', '2', '3', 'constructor')

const likelyAnswers = fc.oneof(
  fc.record({ chosen: fc.constantFrom('a', 'b', 'z') }),
  fc.record({ chosen: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'z')) }),
  fc.record({ chosen: fc.boolean() }),
  fc.record({ chosen: fc.dictionary(keys, fc.constantFrom('t5w0bqz1', 'c7m2kx9d', 'gone0000')) }),
  fc.record({ chosen: fc.dictionary(keys, fc.array(fc.constantFrom('a', 'b', 'z'))) }),
  fc.record({ gaps: fc.dictionary(keys, fc.constantFrom('100', 'a', 'b', 'steam', ' ', 'ICE')) }),
  fc.record({ order: fc.shuffledSubarray(['qk3vv0ma', 'b81xzt5e', 'm2dd07yr', 'a09gplw4', 'nobody00']) }),
  fc.record({ text: fc.oneof(fc.string(), fc.constantFrom('Hà Nội', 'da nang', '42', '41,5')) }),
  fc.jsonValue(),
)

describe.each(itemKinds.map(({ kind }) => ({ kind })))('$kind', ({ kind }: { kind: ItemKindName }) => {
  test('has a test of its own', () => {
    expect(existsSync(new URL(`${kind}.test.ts`, import.meta.url))).toBe(true)
  })

  test.for(languages)('has its words in %s', ([, words]) => {
    expect(words.kinds).toHaveProperty([kind, 'title'])
    expect(words.kinds).toHaveProperty([kind, 'explanation'])
  })

  test('no answer whatever earns less than nothing or more than all', () => {
    fc.assert(
      fc.property(likelyAnswers, fc.double({ min: 0, max: 1000, noNaN: true }), (answer, points) => {
        const score = scoreItem(anItem(kind, { points }), answer)
        expect(score.max).toBe(points)
        expect(score.points).toBeGreaterThanOrEqual(0)
        expect(score.points).toBeLessThanOrEqual(points)
      }),
    )
  })

  test('who did not answer earns nothing, and nobody has to mark it', () => {
    fc.assert(
      fc.property(
        likelyAnswers.filter((answer) => !isAnswered(kind, answer)),
        (answer) => {
          expect(scoreItem(anItem(kind), answer)).toMatchObject({ points: 0, needsMarking: false })
        },
      ),
    )
  })

  test('null and nothing are no answers', () => {
    expect([undefined, null, {}, ''].map((answer) => isAnswered(kind, answer))).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

test.for(languages)('every rule can be told in %s', ([locale, messages]) => {
  const say = createTranslator({
    locale,
    messages: { ...messages.rules },
    onError: (error) => {
      throw error
    },
  })
  const params = { right: 2, wrong: 1, correct: 3, words: 1, lines: 3, files: 2, percent: 50 }
  expect(ScoreRule.options.map((rule) => say(rule, params as never)).join(' ')).not.toMatch(/[{}]/)
})

test.for(languages)('every problem has its words in %s', ([, { problems }]) => {
  const sources = [
    'check-content.ts',
    'choice-option.ts',
    'variant.ts',
    'text.ts',
    'accepted-form.ts',
    'numeric-key.ts',
    ...itemKinds.map(({ kind }) => `${kind}.ts`),
  ]
  const source = sources.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
  const codes = [...source.matchAll(/(?:problem\(|code: )'([a-z-]+)'/g)].map(([, code]) => code)
  expect(codes.length).toBeGreaterThan(10)
  expect(Object.keys(problems)).toEqual(expect.arrayContaining(codes))
})
