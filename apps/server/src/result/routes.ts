import type { Locale, SittingId } from '@invigil/contract/ids.ts'
import { result as contract } from '@invigil/contract/result.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import type { Call } from '../platform/api.ts'
import type { App } from '../platform/app.ts'
import { answerTimes } from './answer-times.ts'
import { checkCertificate } from './certificate.ts'
import { correctItem, correctionsOf, previewCorrection, undoCorrection } from './correct.ts'
import { resultsCsv, resultTableCsv } from './csv.ts'
import { decideLate } from './decide-late.ts'
import { resultDetail } from './detail.ts'
import { fileNameOf } from './file-name.ts'
import { markAnswer } from './give-mark.ts'
import { orderStatistics, statisticsNow, theStatistics } from './keep-statistics.ts'
import { listResults } from './list-results.ts'
import { countOver, markingItems, markingQueue } from './marking.ts'
import { ownResult } from './mine.ts'
import { newsSince } from './news-since.ts'
import { markersOf, planMarking } from './plan-marking.ts'
import { markingPlanOf } from './read-marking-plan.ts'
import { previewRelease, releaseResults } from './release.ts'
import { releasePartsOf, setReleaseParts } from './release-parts.ts'
import { filesOf, orderFile, ownCertificate, readFile } from './result-files.ts'
import { resultsOf } from './results.ts'
import { overviewOf, standingsOf } from './standings.ts'
import { statisticsCsv } from './statistics-csv.ts'
import { type ResultTable, tabulateResults } from './tabulate-results.ts'
import { wordsOf } from './words.ts'
import { resultTableXlsx } from './xlsx.ts'

const os = implement(contract).$context<Call>()
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const marking = {
  markingQueue: os.markingQueue.handler(async ({ context, input }) => {
    const { sittingId, itemId, ...where } = input
    const { personId } = thePersonCalling(context)
    return await markingQueue(context.app, sittingId, { personId, ...where, ...(itemId ? { itemId } : {}) })
  }),
  markingItems: os.markingItems.handler(async ({ context, input }) => {
    const { personId } = thePersonCalling(context)
    return { items: await markingItems(context.app, input.sittingId, personId) }
  }),
  markingNews: os.markingNews.handler(async ({ context: { app }, input }) => ({
    over: await countOver(app, input.sittingId),
  })),
  markingPlan: os.markingPlan.handler(async ({ context, input: { sittingId } }) => {
    const { organisationId } = thePersonCalling(context)
    const [plan, markers] = await Promise.all([
      markingPlanOf(context.app.db, sittingId),
      markersOf(context.app, organisationId, sittingId),
    ])
    return { plan, markers }
  }),
  planMarking: os.planMarking.handler(async ({ context, input: { sittingId, plan } }) => ({
    plan: await planMarking(context.app, thePersonCalling(context), sittingId, plan),
  })),
  mark: os.mark.handler(({ context, input: { attemptId, itemId, points, comment, levels } }) => {
    const { personId, organisationId } = thePersonCalling(context)
    const mark = { personId, organisationId, points, comment, levels }
    return markAnswer(context.app, { attemptId, itemId }, mark)
  }),
}

const corrections = {
  corrections: os.corrections.handler(async ({ context: { app }, input }) => {
    const { items, corrections: all } = await correctionsOf(app, input.sittingId)
    const corrections = all.slice(0, 100)
    return { items, corrections, earlier: all.length - corrections.length }
  }),
  previewCorrection: os.previewCorrection.handler(({ context: { app }, input }) =>
    previewCorrection(app, input.sittingId, input.itemId, input.treatment),
  ),
  correct: os.correct.handler(async ({ context, input: { sittingId, ...asked } }) => ({
    correctionId: await correctItem(context.app, thePersonCalling(context), sittingId, asked),
  })),
  undoCorrection: os.undoCorrection.handler(async ({ context, input: { sittingId, ...asked } }) => ({
    correctionId: await undoCorrection(context.app, thePersonCalling(context), sittingId, asked),
  })),
}

const release = {
  previewRelease: os.previewRelease.handler(({ context: { app }, input }) => previewRelease(app, input)),
  release: os.release.handler(({ context, input }) =>
    releaseResults(context.app, input, thePersonCalling(context)),
  ),
  releaseParts: os.releaseParts.handler(async ({ context: { app }, input }) => ({
    parts: await releasePartsOf(app, input.sittingId),
  })),
  setReleaseParts: os.setReleaseParts.handler(async ({ context, input: { sittingId, parts } }) => ({
    parts: await setReleaseParts(context.app, thePersonCalling(context), sittingId, parts),
  })),
  xlsx: os.xlsx.handler(async ({ context: { app }, input: { sittingId, language } }) => {
    const bytes = await resultTableXlsx(await tableOf(app, sittingId, language), wordsOf(language).results)
    return {
      name: await fileNameOf(app, sittingId, wordsOf(language).results, 'xlsx'),
      type: spreadsheet,
      base64: bytes.toString('base64'),
    }
  }),
  orderFile: os.orderFile.handler(({ context, input: { sittingId, kind, language } }) => {
    const { personId } = thePersonCalling(context)
    return orderFile(context.app, sittingId, { kind, language, personId })
  }),
  files: os.files.handler(({ context: { app }, input: { sittingId, ...page } }) =>
    filesOf(app, sittingId, page),
  ),
  readFile: os.readFile.handler(({ context: { app }, input }) =>
    readFile(app, input.sittingId, input.fileId),
  ),
  certificate: os.certificate.handler(({ context: { app }, input }) =>
    ownCertificate(app, input.attemptId, input.language),
  ),
  checkCertificate: os.checkCertificate.handler(async ({ context: { app }, input }) => {
    const { timeZone: _zone, ...found } = await checkCertificate(app, input.number)
    return {
      ...found,
      submittedAt: found.submittedAt.toISOString(),
      issuedAt: found.issuedAt.toISOString(),
      changedAt: found.changedAt?.toISOString() ?? null,
    }
  }),
}

const lateAnswers = {
  answerTimes: os.answerTimes.handler(({ context: { app }, input }) => answerTimes(app, input.attemptId)),
  decideLate: os.decideLate.handler(({ context, input }) =>
    decideLate(context.app, thePersonCalling(context), input),
  ),
}

export const resultRoutes = os.router({
  ...lateAnswers,
  ...marking,
  ...corrections,
  ...release,
  list: os.list.handler(({ context: { app }, input }) => listResults(app, input)),
  overview: os.overview.handler(({ context: { app }, input }) => overviewOf(app, input)),
  releasable: os.releasable.handler(async ({ context: { app }, input }) => ({
    attemptIds: (await standingsOf(app, input)).ready,
  })),
  detail: os.detail.handler(({ context: { app }, input }) =>
    resultDetail(app, input.attemptId, input.language),
  ),
  statistics: os.statistics.handler(({ context: { app }, input }) => statisticsNow(app, input.sittingId)),
  countStatistics: os.countStatistics.handler(({ context: { app }, input }) =>
    orderStatistics(app, input.sittingId),
  ),
  statisticsNews: os.statisticsNews.handler(({ context: { app }, input: { sittingId, since } }) =>
    newsSince(app, sittingId, new Date(since)),
  ),
  statisticsCsv: os.statisticsCsv.handler(async ({ context: { app }, input: { sittingId, language } }) => ({
    name: await fileNameOf(app, sittingId, wordsOf(language ?? 'en').statistics, 'csv'),
    csv: statisticsCsv(await theStatistics(app, sittingId), language),
  })),
  csv: os.csv.handler(async ({ context: { app }, input: { sittingId, language } }) => ({
    name: await fileNameOf(app, sittingId, wordsOf(language ?? 'en').results, 'csv'),
    csv: language
      ? resultTableCsv(await tableOf(app, sittingId, language), language)
      : resultsCsv(await resultsOf(app, sittingId)),
  })),
  mine: os.mine.handler(({ context: { app }, input }) => ownResult(app, input.attemptId, input.language)),
})

async function tableOf(app: App, sittingId: SittingId, language: Locale): Promise<ResultTable> {
  const [results, { timeZone }] = await Promise.all([
    resultsOf(app, sittingId),
    app.db.selectFrom('sitting').select('timeZone').where('id', '=', sittingId).executeTakeFirstOrThrow(),
  ])
  return tabulateResults(results, { language, timeZone })
}
