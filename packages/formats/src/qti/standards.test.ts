import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { standards } from '../testing-standards.ts'
import { readXml } from '../xml.ts'
import { correctResponses, qtiItemOf, scoreOf } from './item.ts'
import { plainNames } from './plain-names.ts'

const examples = new URL('qti-1edtech/', standards)

test.skipIf(!existsSync(examples))(
  'the examples of 1EdTech, where they lie, give the correct answer the score that is known',
  () => {
    const { items } = JSON.parse(readFileSync(new URL('expected.json', examples), 'utf8')) as {
      items: Record<string, { score_of_correct?: number }>
    }
    const known = Object.entries(items).filter(([, { score_of_correct: score }]) => score !== undefined)
    const scores = known.map(([file]) => {
      const root = plainNames(readXml(readFileSync(new URL(file, examples), 'utf8')))
      const item = qtiItemOf(root, () => undefined, { left: 100_000 })
      return [file, scoreOf(item, correctResponses(item))]
    })
    expect(scores).toHaveLength(50)
    expect(scores).toEqual(known.map(([file, { score_of_correct: score }]) => [file, score]))
  },
)
