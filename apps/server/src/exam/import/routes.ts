import type { ExamId } from '@invigil/contract/ids.ts'
import { imports as contract } from '@invigil/contract/import.ts'
import type { Item } from '@invigil/items/all.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../../identity/caller.ts'
import type { Call } from '../../platform/api.ts'
import type { App } from '../../platform/app.ts'
import { theExam } from '../read.ts'
import { reviewFile } from './review.ts'
import { storeAsExam, storeInBank, storeInExam } from './store.ts'
import { tableTemplate } from './table-template.ts'

const os = implement(contract).$context<Call>()

export const importRoutes = os.router({
  read: os.read.handler(async ({ input }) => (await reviewFile(input, [])).review),
  readForExam: os.readForExam.handler(async ({ context: { app }, input: { examId, ...file } }) => {
    return (await reviewFile(file, await itemsOfExam(app, examId))).review
  }),
  readForBank: os.readForBank.handler(async ({ context: { app }, input: { bankId, ...file } }) => {
    const rows = await app.db.selectFrom('bankItem').select('content').where('bankId', '=', bankId).execute()
    return (
      await reviewFile(
        file,
        rows.map(({ content }) => content),
      )
    ).review
  }),
  storeAsExam: os.storeAsExam.handler(({ context, input }) =>
    storeAsExam(context.app, thePersonCalling(context), input),
  ),
  storeInExam: os.storeInExam.handler(({ context, input }) =>
    storeInExam(context.app, thePersonCalling(context), input),
  ),
  storeInBank: os.storeInBank.handler(({ context, input }) =>
    storeInBank(context.app, thePersonCalling(context), input),
  ),
  template: os.template.handler(async ({ input: { format, locale } }) => ({
    base64: (await tableTemplate(locale, format)).toString('base64'),
  })),
})

async function itemsOfExam(app: App, examId: ExamId): Promise<Item[]> {
  const { content } = await theExam(app, app.db, examId)
  return content.sections.flatMap(({ items }) => items)
}
