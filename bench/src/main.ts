import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { printTable, type Table } from './table.ts'

/** What can be measured; each name is a file beside this one that exports `run`. */
const names = [
  'start',
  'answers',
  'signals',
  'wall',
  'talk',
  'media',
  'memory',
  'takeover',
  'machines',
  'vision',
  'vision-browser',
  'detection',
  'formats',
  'scoring',
  'statistics',
].filter((name) => existsSync(fileOf(name)))

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const { values, positionals: asked } = parseArgs({
    args,
    allowPositionals: true,
    options: { data: { type: 'string' } },
  })
  const unknown = asked.filter((name) => !names.includes(name))
  if (asked.length === 0 || unknown.length > 0) {
    console.error(`npm run bench -- <name>… [--data DIR]   names: ${names.join(', ')}`)
    return 2
  }
  for (const name of asked) await measure(name, values.data)
  return 0
}

async function measure(name: string, data: string | undefined): Promise<void> {
  const { run } = (await import(fileOf(name).href)) as { run: (data?: string) => Promise<Table | Table[]> }
  const tables = [await run(data)].flat()
  const [table] = tables
  const measured = tables.length === 1 ? table : { tables }
  const results = new URL('../results/', import.meta.url)
  await mkdir(results, { recursive: true })
  await writeFile(
    new URL(`${name}.json`, results),
    `${JSON.stringify({ name, measuredAt: new Date().toISOString(), machine: machine(), ...measured }, null, 2)}\n`,
  )
  for (const one of tables) console.log(printTable(one))
  console.log(`written to ${fileURLToPath(new URL(`${name}.json`, results))}`)
}

function machine() {
  const [first] = cpus()
  return { processor: first?.model, cores: cpus().length, node: process.version, load: loadavg() }
}

function fileOf(name: string): URL {
  return new URL(`./${name}.ts`, import.meta.url)
}
