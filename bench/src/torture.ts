import { existsSync } from 'node:fs'
import { printTable } from './table.ts'
import type { Ordeal } from './torture/ordeal.ts'

/** What can be tortured; each name is a file in `torture/` that exports its `ordeals`. */
const names = ['media', 'answers'].filter((name) => existsSync(fileOf(name)))

process.exitCode = await main(process.argv.slice(2))

/** Runs every ordeal of what was named, one after the other. Returns 1 when anything went wrong. */
async function main(asked: readonly string[]): Promise<number> {
  if (asked.length === 0 || asked.some((name) => !names.includes(name))) {
    console.error(`npm run torture -- <name>…   names: ${names.join(', ')}`)
    return 2
  }
  let troubles = 0
  for (const name of asked) {
    const { ordeals } = (await import(fileOf(name).href)) as {
      ordeals: readonly { name: string; suffer: () => Promise<Ordeal> }[]
    }
    for (const { name: part, suffer } of ordeals) troubles += tell(await survive(part, suffer))
  }
  console.log(troubles === 0 ? 'Nothing acknowledged was lost.' : `${troubles} troubles.`)
  return troubles === 0 ? 0 : 1
}

/** An ordeal that could not be brought to its end has failed, too. */
async function survive(title: string, suffer: () => Promise<Ordeal>): Promise<Ordeal> {
  try {
    return await suffer()
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { title, columns: [], rows: [], notes: [], troubles: [why] }
  }
}

function tell(ordeal: Ordeal): number {
  console.log(printTable(ordeal))
  for (const trouble of ordeal.troubles) console.log(`!! ${trouble}`)
  return ordeal.troubles.length
}

function fileOf(name: string): URL {
  return new URL(`./torture/${name}.ts`, import.meta.url)
}
