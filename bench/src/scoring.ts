import { performance } from 'node:perf_hooks'
import { type Item, itemKinds, scoreItem } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import type { Table } from './table.ts'

const answers = 100_000

/** 100,000 answers scored by the items' own rules, kind by kind and mixed as in an exam. */
export async function run(): Promise<Table> {
  const known = itemKinds.map(({ kind }) => kind).filter((kind) => kind !== 'information')
  const rows = known.map((kind) => {
    const [item, bodies] = [anItem(kind) as Item, likely[kind]]
    return [kind, ...timed((at) => scoreItem(item, bodies[at % bodies.length]).points)] as const
  })
  const mixed = known.map((kind) => ({ item: anItem(kind) as Item, bodies: likely[kind] }))
  const all = timed((at) => {
    const one = mixed[at % mixed.length]
    return one ? scoreItem(one.item, one.bodies[at % one.bodies.length]).points : 0
  })
  return {
    title: `Scoring of ${answers} answers`,
    columns: ['kind', 'ms', 'answers a second'],
    rows: [...rows, ['all of these in turn', ...all]],
    notes: ['the rules alone, with the reading of each answer by its schema; no database'],
  }
}

const text = { text: 'da nang' }
const files = [
  { id: '0199a1c0-5e00-7001-8a00-00009e3779b3', name: 'a.pdf', bytes: 9, sha256: 'ab'.repeat(32) },
]

/** Answers as candidates give them: right, half right, wrong, none. A kind without any does not compile. */
const likely: Record<Exclude<Item['kind'], 'information'>, unknown[]> = {
  'single-choice': [{ chosen: 'a' }, { chosen: 'b' }, { chosen: null }],
  'multiple-choice': [{ chosen: ['a', 'c'] }, { chosen: ['a', 'd'] }, { chosen: [] }],
  'true-false': [{ chosen: true }, { chosen: false }],
  'short-answer': [text, { text: 'Hà Nội' }, { text: '' }],
  numeric: [{ text: '42' }, { text: '41,6', mark: 'comma' }, { text: 'many' }],
  ordering: [
    { order: ['qk3vv0ma', 'b81xzt5e', 'm2dd07yr', 'a09gplw4'] },
    { order: ['b81xzt5e', 'qk3vv0ma', 'a09gplw4', 'm2dd07yr'] },
  ],
  matching: [{ chosen: { a: 't5w0bqz1', b: 'c7m2kx9d' } }, { chosen: { a: 'z0r4uj8n' } }, { chosen: {} }],
  matrix: [{ chosen: { a: ['a'], b: ['b'] } }, { chosen: { a: ['b'] } }, { chosen: {} }],
  cloze: [
    { gaps: { 1: '100', 2: 'Ice', 3: 'a' }, mark: 'point' },
    { gaps: { 1: '99,6', 2: 'steam', 3: 'c' }, mark: 'comma' },
    { gaps: {}, mark: 'point' },
  ],
  hotspot: [
    {
      points: [
        [20, 20],
        [70, 70],
      ],
    },
    {
      points: [
        [42, 2],
        [99, 1],
      ],
    },
    { chosen: ['heart'] },
  ],
  essay: [{ text: 'Because water is polar. '.repeat(40) }],
  code: [{ text: 'for line in open("a.txt"):\n    print(line)\n'.repeat(10) }, { text: '' }],
  file: [{ files }, { files: [] }],
  drawing: [{ files }, { files: [] }],
}

function timed(score: (at: number) => number): [number, number] {
  // Once before, so that what is measured is what runs all day.
  for (let at = 0; at < 2_000; at++) score(at)
  const from = performance.now()
  let sum = 0
  for (let at = 0; at < answers; at++) sum += score(at)
  const ms = performance.now() - from
  if (Number.isNaN(sum)) throw new Error('an answer had no points')
  return [Math.round(ms), Math.round((answers / ms) * 1000)]
}
