import { hall } from './answers-hall.ts'
import { saves } from './answers-saves.ts'
import { starts } from './answers-starts.ts'
import type { Table } from './table.ts'

const parts: Record<string, () => Promise<Table>> = { saves, starts, hall }
const asked = process.env.INVIGIL_BENCH_PARTS?.split(',') ?? Object.keys(parts)

/** Everything about answers. INVIGIL_BENCH_PARTS names some of its parts: `saves`, `starts`, `hall`. */
export async function run(): Promise<Table[]> {
  const unknown = asked.filter((name) => !(name in parts))
  if (unknown.length > 0) throw new Error(`no part of answers: ${unknown}; there are ${Object.keys(parts)}`)
  const tables: Table[] = []
  for (const [name, measure] of Object.entries(parts)) if (asked.includes(name)) tables.push(await measure())
  return tables
}
