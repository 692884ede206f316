import { attempt as contract } from '@invigil/contract/attempt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import type { Call } from '../platform/api.ts'
import { readAnswers } from './answers.ts'
import { loadAnswerFile, reviewAnswerFile } from './answers-file-load.ts'
import { readGrowth } from './answers-growth.ts'
import { readVersions } from './answers-versions.ts'
import { endBreak, takeBreak } from './break.ts'
import { readDoor } from './door.ts'
import { enterByLink, enterRoom } from './enter.ts'
import { letInLate } from './let-in-late.ts'
import { readPaper } from './paper.ts'
import { paperKeyOf, sealPaper } from './paper-sealed.ts'
import { enterAsGuest, openPractices } from './practise.ts'
import { recordEntries } from './record.ts'
import { leaveSection, openSection } from './sections.ts'
import { startAttempt } from './start.ts'
import { theReceipt } from './submission.ts'
import { submitAttempt } from './submit.ts'
import { beginUpload, filesToMark, storePiece, uploadsOf } from './upload.ts'
import { joinPages, makePagesLink, placeOfPhone } from './upload-pages.ts'
import { attemptView } from './view.ts'

const os = implement(contract).$context<Call>()

export const attemptRoutes = os.router({
  door: os.door.handler(({ context: { app }, input }) => readDoor(app, input.roomCode)),
  practices: os.practices.handler(async ({ context: { app } }) => ({ practices: await openPractices(app) })),
  practise: os.practise.handler(async ({ context: { app, request }, input }) => ({
    token: await enterAsGuest(app, input, request.ip),
  })),
  enter: os.enter.handler(({ context, input }) =>
    enterRoom(context.app, thePersonCalling(context).personId, input.roomCode, userAgentOf(context)),
  ),
  enterByLink: os.enterByLink.handler(({ context, input }) =>
    enterByLink(context.app, input.token, userAgentOf(context)),
  ),
  get: os.get.handler(({ context: { app }, input }) => attemptView(app, input.attemptId)),
  start: os.start.handler(async ({ context: { app, caller }, input: { attemptId } }) => ({
    ...(await startAttempt(app, attemptId, caller)),
    paperKey: await paperKeyOf(app, attemptId),
  })),
  sealedPaper: os.sealedPaper.handler(({ context: { app }, input }) => sealPaper(app, input.attemptId)),
  letInLate: os.letInLate.handler(({ context, input }) =>
    letInLate(context.app, thePersonCalling(context), input.registrationId, input.reason),
  ),
  takeBreak: os.takeBreak.handler(({ context: { app, caller }, input }) =>
    takeBreak(app, input.attemptId, caller),
  ),
  endBreak: os.endBreak.handler(({ context: { app, caller }, input }) =>
    endBreak(app, input.attemptId, caller),
  ),
  openSection: os.openSection.handler(({ context: { app, caller }, input: { attemptId, ...opened } }) =>
    openSection(app, attemptId, caller, opened),
  ),
  leaveSection: os.leaveSection.handler(({ context: { app, caller }, input }) =>
    leaveSection(app, input.attemptId, caller, input.sectionId),
  ),
  paper: os.paper.handler(async ({ context: { app }, input }) => ({
    paper: await readPaper(app, input.attemptId),
  })),
  answers: os.answers.handler(async ({ context: { app }, input }) => ({
    answers: await readAnswers(app, input.attemptId),
  })),
  record: os.record.handler(async ({ context, input }) => {
    const opening = Math.min(input.opening, await highestOpening(context, input.attemptId))
    return await recordEntries(context.app, { ...input, opening, origin: 'browser' })
  }),
  submit: os.submit.handler(({ context: { app, caller }, input: { attemptId, ...journal } }) =>
    submitAttempt(app, attemptId, caller, journal),
  ),
  beginUpload: os.beginUpload.handler(({ context: { app }, input: { attemptId, itemId, file } }) =>
    beginUpload(app, { attemptId, itemId, by: 'candidate' }, file),
  ),
  sendPiece: os.sendPiece.handler(({ context: { app }, input: { attemptId, ...piece } }) =>
    storePiece(app, { attemptId, by: 'candidate' }, piece),
  ),
  uploads: os.uploads.handler(async ({ context: { app }, input }) => ({
    uploads: await uploadsOf(app, input.attemptId),
  })),
  filesToMark: os.filesToMark.handler(({ context: { app }, input }) => filesToMark(app, input.attemptId)),
  pagesLink: os.pagesLink.handler(({ context: { app }, input }) =>
    makePagesLink(app, input.attemptId, input.itemId),
  ),
  joinPages: os.joinPages.handler(({ context: { app }, input }) => joinPages(app, input.token)),
  beginPage: os.beginPage.handler(async ({ context: { app }, input: { key, file } }) =>
    beginUpload(app, await placeOfPhone(app, key), file),
  ),
  sendPagePiece: os.sendPagePiece.handler(async ({ context: { app }, input: { key, ...piece } }) => {
    return await storePiece(app, await placeOfPhone(app, key), piece)
  }),
  receipt: os.receipt.handler(({ context: { app }, input }) => theReceipt(app, input.attemptId)),
  reviewAnswerFile: os.reviewAnswerFile.handler(({ context: { app }, input }) =>
    reviewAnswerFile(app, input.sittingId, input.file),
  ),
  loadAnswerFile: os.loadAnswerFile.handler(({ context, input }) =>
    loadAnswerFile(context.app, thePersonCalling(context), input.sittingId, input.file),
  ),
  versions: os.versions.handler(({ context: { app }, input: { attemptId, itemId, from } }) =>
    readVersions(app, attemptId, itemId, from),
  ),
  growth: os.growth.handler(({ context: { app }, input: { attemptId, itemId, from } }) =>
    readGrowth(app, attemptId, itemId, from),
  ),
})

/**
 * A key may send what its own and earlier openings still hold, and not pass for a later one. What names a later one counts as its
 * own: the database may have been put back to an earlier day, and the answers are taken all the same.
 */
async function highestOpening({ app, caller }: Call, attemptId: AttemptId): Promise<number> {
  if (caller.is === 'attempt') return caller.opening
  const { opening } = await attemptView(app, attemptId)
  return opening
}

function userAgentOf({ request }: Call): string {
  return request.headers['user-agent'] ?? ''
}
