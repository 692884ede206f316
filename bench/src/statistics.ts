import { performance } from 'node:perf_hooks'
import {
  alphaOf,
  alphasWithout,
  type Column,
  difficultyOf,
  discriminationOf,
  totalsOf,
} from '@invigil/server/src/result/statistics.ts'
import { throughDatabase } from './statistics-database.ts'
import type { Table } from './table.ts'

const [attempts, items, rounds] = [10_000, 50, 5] as const

/** The figures of 50 items over 10,000 attempts: the formulas alone, and all of it with the database and over the wire. */
export async function run(): Promise<Table[]> {
  return [formulas(), await throughDatabase(attempts, items)]
}

/** Ours by columns, and the same formulas written down as in a textbook. */
function formulas(): Table {
  const columns = someColumns()
  const rows = Array.from({ length: attempts }, (_, row) => columns.map((column) => column[row] ?? 0))
  const ours = Array.from({ length: rounds }, () => timed(() => byColumns(columns)))
  const naive = Array.from({ length: rounds }, () => timed(() => asInTheBook(rows)))
  const difference = greatestDifference(byColumns(columns), asInTheBook(rows))
  if (difference > 1e-9) throw new Error(`the two differ by ${difference}`)
  const [oursMs, naiveMs] = [middle(ours), middle(naive)]
  return {
    title: `Statistics of ${attempts} attempts × ${items} items`,
    columns: ['way', 'ms (median of 5)', 'times'],
    rows: [
      ['by columns', round(oursMs), 1],
      ['as in the book', round(naiveMs), round(naiveMs / oursMs)],
    ],
    notes: [
      'difficulty, corrected point-biserial, alpha, and alpha without each item; both ways in this run, in turn',
      `the greatest difference between the two is ${difference.toExponential(1)}`,
      'reading the points from the database is in the other table',
    ],
  }
}

/** Answers that hang together: able candidates get more items right. */
function someColumns(): Column[] {
  let seed = 42
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  const ability = Float64Array.from({ length: attempts }, random)
  return Array.from({ length: items }, (_, item) =>
    ability.map((able) => Number(random() * 0.6 + able * 0.7 > 0.3 + item / (2 * items))),
  )
}

function byColumns(columns: readonly Column[]): number[] {
  const totals = totalsOf(columns, attempts)
  const alphas = alphasWithout(columns, attempts)
  return [
    alphaOf(columns, attempts) ?? 0,
    ...columns.map((column) => difficultyOf(column, 1) ?? 0),
    ...columns.map((column) => discriminationOf(column, totals) ?? 0),
    ...alphas.map((alpha) => alpha ?? 0),
  ]
}

function asInTheBook(rows: readonly (readonly number[])[]): number[] {
  const all = Array.from({ length: items }, (_, item) => item)
  const column = (item: number) => rows.map((row) => row[item] ?? 0)
  const sumOf = (row: readonly number[], without?: number) =>
    row.reduce((sum, points, item) => (item === without ? sum : sum + points), 0)
  const alphaWithout = (without?: number) => {
    const left = all.filter((item) => item !== without)
    const parts = left.reduce((sum, item) => sum + variance(column(item)), 0)
    const whole = variance(rows.map((row) => sumOf(row, without)))
    return (left.length / (left.length - 1)) * (1 - parts / whole)
  }
  return [
    alphaWithout(),
    ...all.map((item) => mean(column(item))),
    ...all.map((item) =>
      correlation(
        column(item),
        rows.map((row) => sumOf(row, item)),
      ),
    ),
    ...all.map((item) => alphaWithout(item)),
  ]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function variance(values: readonly number[]): number {
  const middleOf = mean(values)
  return values.reduce((sum, value) => sum + (value - middleOf) ** 2, 0) / (values.length - 1)
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const [meanX, meanY] = [mean(x), mean(y)]
  const together = x.reduce((sum, value, at) => sum + (value - meanX) * ((y[at] ?? 0) - meanY), 0)
  return together / (x.length - 1) / Math.sqrt(variance(x) * variance(y))
}

function greatestDifference(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, at) => Math.abs(value - (other[at] ?? 0))))
}

function timed(work: () => unknown): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
