import { ingest } from './media/ingest.ts'
import { tiles } from './media/tiles.ts'
import type { Table } from './table.ts'

const parts: Record<string, () => Promise<Table>> = { ingest, tiles }
const asked = process.env.INVIGIL_BENCH_PARTS?.split(',') ?? Object.keys(parts)

/** Everything about recorded and live media; INVIGIL_BENCH_PARTS names some of its parts, e.g. `ingest`. */
export async function run(): Promise<Table[]> {
  const tables: Table[] = []
  for (const [name, measure] of Object.entries(parts)) if (asked.includes(name)) tables.push(await measure())
  return tables
}
