import { performance } from 'node:perf_hooks'
import { type Item, itemKinds, scoreItem } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import type { Table } from './table.ts'

const answers = 100_000

/** 100,000 answers scored by the items' own rules, kind by kind and mixed as in an exam. */
export async function run(): Promise<Table> {
  const known = likely.filter(({ kind }) => itemKinds.some((one) => one.kind === kind))
  const rows = known.map(({ kind, bodies }) => {
    const item = anItem(kind)
    return [kind, ...timed((at) => scoreItem(item, bodies[at % bodies.length]).points)] as const
  })
  const mixed = known.map(({ kind, bodies }) => ({ item: anItem(kind) as Item, bodies }))
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
const likely: { kind: Item['kind']; bodies: unknown[] }[] = [
  { kind: 'single-choice', bodies: [{ chosen: 'a' }, { chosen: 'b' }, { chosen: null }] },
  { kind: 'multiple-choice', bodies: [{ chosen: ['a', 'c'] }, { chosen: ['a', 'd'] }, { chosen: [] }] },
  { kind: 'true-false', bodies: [{ chosen: true }, { chosen: false }] },
  { kind: 'short-answer', bodies: [text, { text: 'Hà Nội' }, { text: '' }] },
  { kind: 'numeric', bodies: [{ text: '42' }, { text: '41,6', mark: 'comma' }, { text: 'many' }] },
  {
    kind: 'ordering',
    bodies: [
      { order: ['qk3vv0ma', 'b81xzt5e', 'm2dd07yr', 'a09gplw4'] },
      { order: ['b81xzt5e', 'qk3vv0ma', 'a09gplw4', 'm2dd07yr'] },
    ],
  },
  { kind: 'essay', bodies: [{ text: 'Because water is polar. '.repeat(40) }] },
]

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
