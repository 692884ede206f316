import { writeFile } from 'node:fs/promises'
import type { BankId } from '@invigil/contract/ids.ts'
import type { Config } from '../../platform/config.ts'
import { openLog } from '../../platform/log.ts'
import { openFiles } from '../../platform/open-files.ts'
import { openStoreBeside } from '../../platform/store.ts'
import { exportBank } from './export-bank.ts'

/** `export-bank [ID [FILE]]`: without an id lists the banks, with one writes it as our own JSON, to FILE or to the output. */
export async function runExportBank([id, file]: string[], config: Config): Promise<number> {
  const log = openLog(config)
  const store = await openStoreBeside(config, log)
  try {
    const banks = await store.db
      .selectFrom('bank')
      .select(['id', 'title'])
      .orderBy('title')
      .orderBy('id')
      .execute()
    if (!id) {
      process.stdout.write(banks.map((bank) => `${bank.id}  ${bank.title}\n`).join(''))
      return 0
    }
    if (!banks.some((bank) => bank.id === id)) {
      process.stderr.write(`There is no bank ${id}; without an id the banks are listed.\n`)
      return 1
    }
    const files = await openFiles(config, (sentence) => log.warn(sentence))
    const { json } = await exportBank({ db: store.db, files }, id as BankId)
    if (file) await writeFile(file, json)
    else process.stdout.write(json)
    return 0
  } finally {
    await store.close()
  }
}
