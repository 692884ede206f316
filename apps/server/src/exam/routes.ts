import { exam as contract } from '@invigil/contract/exam.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import type { Call } from '../platform/api.ts'
import { withPools } from './bank/pool.ts'
import { bankRoutes } from './bank/routes.ts'
import { createExam, removeExam, saveExam } from './draft.ts'
import { exportRoutes } from './export/routes.ts'
import { addImage } from './images.ts'
import { importRoutes } from './import/routes.ts'
import { keepDraft, listKeptDrafts, readKeptDraft } from './kept-draft.ts'
import { tellPresence } from './others.ts'
import { policyOf } from './presets.ts'
import { findProblems } from './problems.ts'
import { publishExam } from './publish.ts'
import { listExams, theExam } from './read.ts'
import { listRevisions, readRevision } from './read-revision.ts'
import { addSound } from './sounds.ts'
import { scoreTried, tryPaper } from './try-paper.ts'

const os = implement(contract).$context<Call>()

export const examRoutes = os.router({
  bank: bankRoutes,
  sounds: {
    add: os.sounds.add.handler(({ context, input }) =>
      addSound(context.app, thePersonCalling(context), input),
    ),
  },
  imports: importRoutes,
  exports: exportRoutes,
  list: os.list.handler(async ({ context }) => ({
    exams: await listExams(context.app, thePersonCalling(context)),
  })),
  create: os.create.handler(({ context, input }) =>
    createExam(context.app, thePersonCalling(context), input),
  ),
  get: os.get.handler(({ context, input }) => theExam(context.app, context.app.db, input.examId)),
  save: os.save.handler(({ context, input: { examId, ...draft } }) =>
    saveExam(context.app, thePersonCalling(context), examId, draft),
  ),
  present: os.present.handler(({ context, input }) =>
    tellPresence(context.app, thePersonCalling(context), input.examId, input.itemId),
  ),
  remove: os.remove.handler(async ({ context, input }) => {
    await removeExam(context.app, thePersonCalling(context), input.examId)
    return {}
  }),
  preset: os.preset.handler(({ input }) => policyOf(input.preset)),
  problems: os.problems.handler(async ({ context, input }) => {
    const { app } = context
    const exam = await theExam(app, app.db, input.examId)
    const content = await withPools(app.db, thePersonCalling(context).organisationId, exam.content)
    return { problems: findProblems({ ...exam, content }) }
  }),
  publish: os.publish.handler(({ context, input }) =>
    publishExam(context.app, thePersonCalling(context), input.examId, input.version),
  ),
  revisions: os.revisions.handler(async ({ context, input }) => ({
    revisions: await listRevisions(context.app, thePersonCalling(context), input.examId),
  })),
  revision: os.revision.handler(({ context: { app }, input }) =>
    readRevision(app, input.examId, input.revisionId),
  ),
  keptDrafts: os.keptDrafts.handler(async ({ context: { app }, input }) => ({
    keptDrafts: await listKeptDrafts(app, input.examId),
  })),
  keptDraft: os.keptDraft.handler(({ context: { app }, input }) =>
    readKeptDraft(app, input.examId, input.keptDraftId),
  ),
  keepDraft: os.keepDraft.handler(async ({ context, input }) => ({
    kept: await keepDraft(context.app, thePersonCalling(context), input.examId, input.version),
  })),
  tryPaper: os.tryPaper.handler(({ context, input }) =>
    tryPaper(context.app, { ...input, organisationId: thePersonCalling(context).organisationId }),
  ),
  tryScore: os.tryScore.handler(({ context, input }) =>
    scoreTried(context.app, { ...input, organisationId: thePersonCalling(context).organisationId }),
  ),
  addImage: os.addImage.handler(({ context, input }) =>
    addImage(context.app, thePersonCalling(context), input.examId, input),
  ),
})
