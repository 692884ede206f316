import { globSync, readFileSync } from 'node:fs'
import { refusals } from '@invigil/contract/refusal.ts'
import { expect, test } from 'vitest'
import { candidateEn } from './bundle/candidate-en.ts'
import { candidateFr } from './bundle/candidate-fr.ts'
import { candidateVi } from './bundle/candidate-vi.ts'
import { consoleEn } from './bundle/console-en.ts'
import { consoleFr } from './bundle/console-fr.ts'
import { consoleVi } from './bundle/console-vi.ts'
import { parametersOf, textsByKey } from './texts.ts'

const en = textsByKey({ ...candidateEn, ...consoleEn })
const fr = textsByKey({ ...candidateFr, ...consoleFr })
const vi = textsByKey({ ...candidateVi, ...consoleVi })
const keys = [...en.keys()]

test('French and Vietnamese have exactly the keys of English', () => {
  expect([...fr.keys()].toSorted()).toEqual(keys.toSorted())
  expect([...vi.keys()].toSorted()).toEqual(keys.toSorted())
})

test('no text is empty', () => {
  const empty = [...en, ...fr, ...vi].filter(([, text]) => text.trim() === '')
  expect(empty).toEqual([])
})

test('every text takes the same parameters in all three languages', () => {
  const parameters = (texts: Map<string, string>) =>
    keys.map((key) => [key, parametersOf(texts.get(key) ?? '')])
  expect(parameters(fr)).toEqual(parameters(en))
  expect(parameters(vi)).toEqual(parameters(en))
})

test('every area that the candidate’s app asks for is among its texts', () => {
  const sources = globSync(new URL('../../../apps/candidate/src/**/*.tsx', import.meta.url).pathname)
  const asked = sources.flatMap((source) =>
    [...readFileSync(source, 'utf8').matchAll(/useTranslations\('([^']+)'\)/g)].map(([, area]) => area),
  )
  const own = [...textsByKey(candidateEn).keys()]
  expect(asked).toContain('items.rules')
  expect(asked.filter((area) => !own.some((key) => key.startsWith(`${area}.`)))).toEqual([])
})

test('whoever reads is addressed in one way: vous, bạn', () => {
  const otherwise = [
    ...[...fr].filter(([, text]) => /(^|[\s’(])(tu|toi|ton|tes)[\s,.]/i.test(text)),
    ...[...vi].filter(([, text]) => /quý vị|(^|\s)mày\s/i.test(text)),
  ]
  expect(otherwise).toEqual([])
})

test('every refusal has a sentence', () => {
  const without = Object.keys(refusals).filter((code) => !en.has(`refusals.${code}`))
  expect(without).toEqual([])
})

test('no sentence is left of a refusal that is gone', () => {
  const codes = Object.keys(refusals)
  const stale = Object.keys(candidateEn.refusals).filter((code) => !codes.includes(code))
  expect(stale).toEqual([])
})
