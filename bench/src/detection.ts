import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepareModels } from '@invigil/models/prepare.ts'
import type { DetectionRow } from './detection/row.ts'
import type { Table } from './table.ts'

/** Labelled pictures and videos that are not part of the project; who has none cannot measure this. */
const usualData = fileURLToPath(new URL('../../../shared/data/vision/', import.meta.url))

/** What is judged, each by a file in `detection/` that exports `measure`. */
const parts = ['faces', 'attention', 'identity', 'things', 'picture'] as const

/** How well each kind of thing is told from what is not, over the labelled pictures and videos in a folder. */
export async function run(data = usualData): Promise<Table> {
  const columns = ['what', 'figure', 'of', '95 % interval', 'goal']
  const title = 'Detection: what is seen against what was labelled'
  if (!existsSync(data))
    return { title, columns, rows: [], notes: [`there are no labelled pictures in ${data}`] }
  await prepareModels()
  const rows: DetectionRow[] = []
  for (const part of parts) {
    const { measure } = (await import(new URL(`./detection/${part}.ts`, import.meta.url).href)) as {
      measure: (folder: string) => Promise<DetectionRow[]>
    }
    rows.push(...(await measure(data)))
  }
  return {
    title,
    columns,
    rows: rows.map(({ what, figure, of, interval, goal }) => [what, figure, of, interval, goal]),
    notes: ['few pictures of few people: good for ranking and for noticing a step back, no promise'],
  }
}
