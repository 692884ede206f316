import { exports as contract } from '@invigil/contract/export.ts'
import { implement } from '@orpc/server'
import type { Call } from '../../platform/api.ts'
import { exportedBank, exportedExam } from './content-of.ts'
import { exportAs } from './export-as.ts'

const os = implement(contract).$context<Call>()

export const exportRoutes = os.router({
  ofExam: os.ofExam.handler(async ({ context: { app }, input: { examId, format } }) =>
    exportAs(await exportedExam(app, examId), format),
  ),
  ofBank: os.ofBank.handler(async ({ context: { app }, input: { bankId, format } }) =>
    exportAs(await exportedBank(app, bankId), format),
  ),
})
