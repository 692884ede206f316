import { writeFile } from 'node:fs/promises'
import { type ExportFormat, exportFormats } from '@invigil/contract/export.ts'
import type { BankId, ExamId } from '@invigil/contract/ids.ts'
import type { Config } from '../../platform/config.ts'
import { openLog } from '../../platform/log.ts'
import { openFiles } from '../../platform/open-files.ts'
import { openStoreBeside } from '../../platform/store.ts'
import { exportedBank, exportedExam } from './content-of.ts'
import { exportAs } from './export-as.ts'

/**
 * `export [ID [FORMAT [FILE]]]`: without an id lists exams and banks, with one writes its questions, to FILE or to the
 * output. What the format cannot hold is told on the error output, question by question.
 */
export async function runExport(args: string[], config: Config): Promise<number> {
  const [id, named = 'json', file] = args.filter((argument) => argument !== '--format')
  const format = exportFormats.find((name) => name === named)
  if (!format) {
    process.stderr.write(`There is no format ${named}: ${exportFormats.join(', ')}.\n`)
    return 2
  }
  const log = openLog(config)
  const store = await openStoreBeside(config, log)
  try {
    const exams = await store.db
      .selectFrom('exam')
      .select(['id', 'title'])
      .orderBy('title')
      .orderBy('id')
      .execute()
    const banks = await store.db
      .selectFrom('bank')
      .select(['id', 'title'])
      .orderBy('title')
      .orderBy('id')
      .execute()
    if (!id) {
      process.stdout.write(exams.map((exam) => `${exam.id}  exam  ${exam.title}\n`).join(''))
      process.stdout.write(banks.map((bank) => `${bank.id}  bank  ${bank.title}\n`).join(''))
      return 0
    }
    const isExam = exams.some((exam) => exam.id === id)
    if (!isExam && !banks.some((bank) => bank.id === id)) {
      process.stderr.write(`There is no exam or bank ${id}; without an id they are listed.\n`)
      return 1
    }
    const world = { db: store.db, files: await openFiles(config, (sentence) => log.warn(sentence)) }
    const exported = isExam
      ? await exportedExam(world, id as ExamId)
      : await exportedBank(world, id as BankId)
    return await writeOut(exported, format, file)
  } finally {
    await store.close()
  }
}

async function writeOut(
  exported: Parameters<typeof exportAs>[0],
  format: ExportFormat,
  file: string | undefined,
): Promise<number> {
  const { base64, lossy, count, draws } = exportAs(exported, format)
  const bytes = Buffer.from(base64, 'base64')
  if (file) await writeFile(file, bytes)
  else process.stdout.write(bytes)
  const leftOut = lossy.filter(({ isLeftOut }) => isLeftOut).length
  process.stderr.write(`${count - leftOut} of ${count} questions as ${format}; ${draws} draws stay behind\n`)
  for (const { number, words, isLeftOut, losses } of lossy)
    process.stderr.write(
      `  ${number} ${isLeftOut ? 'left out' : 'changed'}: ${losses.join(', ')}  ${words.slice(0, 50)}\n`,
    )
  return 0
}
