import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { hostileTable } from './formats/hostile.ts'
import { type QtiTruth, qtiTables, readOrRefuse } from './formats/qti-tables.ts'
import type { Table } from './table.ts'

/** Reads the files of others that lie in `data` (see docs/guide/formats.md) and says what came in, and whether ours scores alike. */
export async function run(data?: string): Promise<Table[]> {
  const folder = new URL(
    data ? `file://${data.replace(/\/?$/, '/')}` : '../../../shared/data/standards/',
    import.meta.url,
  )
  if (!existsSync(folder)) throw new Error(`no files at ${folder.pathname}: name their folder by --data DIR`)
  const truth = JSON.parse(readFileSync(new URL('qti-1edtech/expected.json', folder), 'utf8')) as QtiTruth
  return [allFormats(folder), ...qtiTables(new URL('qti-1edtech/', folder), truth), hostileTable()]
}

function allFormats(folder: URL): Table {
  const rows = ['gift-pegjs', 'moodle', 'qti12-canvas', 'qti-1edtech/malformed'].flatMap((below) =>
    readdirSync(new URL(`${below}/`, folder))
      .filter((name) => !/\.json$|LICENSE/.test(name))
      .map((name) => [below, name, ...told(new URL(`${below}/${name}`, folder))]),
  )
  return {
    title: 'Files of questions of other systems',
    columns: ['folder', 'file', 'format', 'items', 'left out', 'to look at'],
    rows,
    notes: ['what is left out is told with its line and why'],
  }
}

function told(file: URL): (string | number)[] {
  const read = readOrRefuse(file)
  if (typeof read === 'string') return [`refused: ${read}`, 0, 0, 0]
  return [read.format, read.items.length, read.leftOut.length, read.warnings.length]
}
