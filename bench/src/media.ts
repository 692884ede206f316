import { candidateCpu } from './media/candidate-cpu.ts'
import { glass } from './media/glass.ts'
import { ingest } from './media/ingest.ts'
import { seek } from './media/seek.ts'
import { tiles } from './media/tiles.ts'
import type { Table } from './table.ts'

const parts: Record<string, () => Promise<Table>> = {
  ingest,
  glass,
  tiles,
  seek,
  'candidate-cpu': candidateCpu,
}
const asked = process.env.INVIGIL_BENCH_PARTS?.split(',') ?? Object.keys(parts)

/**
 * Everything about recorded and live media. INVIGIL_BENCH_PARTS names some of its parts: `ingest`, `glass`, `tiles`, `seek`,
 * `candidate-cpu`.
 */
export async function run(): Promise<Table[]> {
  const unknown = asked.filter((name) => !(name in parts))
  if (unknown.length > 0) throw new Error(`no part of media: ${unknown}; there are ${Object.keys(parts)}`)
  const tables: Table[] = []
  for (const [name, measure] of Object.entries(parts)) if (asked.includes(name)) tables.push(await measure())
  return tables
}
