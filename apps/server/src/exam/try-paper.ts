import type { TriedPaper, TriedScore } from '@invigil/contract/exam-revision.ts'
import type { ExamId, ItemId, OrganisationId, RevisionId } from '@invigil/contract/ids.ts'
import { asksSomething, scoreItem } from '@invigil/items/all.ts'
import { itemsFor } from '@invigil/items/draw.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import { paperFor } from '@invigil/items/paper-for.ts'
import type { App } from '../platform/app.ts'
import { withPools } from './bank/pool.ts'
import { withDecimals } from './publish.ts'
import { imagesIn, theExam } from './read.ts'
import { readRevision } from './read-revision.ts'
import { paperReaddressed, withAddresses } from './signed-url.ts'

/** Which paper: of the draft as it is saved, or of a revision. */
interface Tried {
  organisationId: OrganisationId
  examId: ExamId
  revisionId?: RevisionId | undefined
  seed: string
}

/** The paper that a candidate of this seed would get, for the exam's author to answer. Stores nothing. Throws `not-found`. */
export async function tryPaper(app: App, tried: Tried): Promise<TriedPaper> {
  const { content, ...head } = await contentTried(app, tried)
  const paper = paperFor(content, tried.seed)
  const { examId: id, organisationId } = tried
  const images = await imagesIn(app, app.db, { id, organisationId }, content)
  return { ...head, paper: paperReaddressed(paper, (html) => withAddresses(html, images)) }
}

/** What the rules of the items give for these answers, as they would for a candidate's. Stores nothing. */
export async function scoreTried(
  app: App,
  { answers, ...tried }: Tried & { answers: Readonly<Record<ItemId, unknown>> },
): Promise<TriedScore> {
  const { content, version } = await contentTried(app, tried)
  const items = itemsFor(content, tried.seed)
    .filter(asksSomething)
    .map((item) => {
      const { points, max, needsMarking, explanation } = scoreItem(item, answers[item.id])
      return { itemId: item.id, points, max, needsMarking, ...explanation }
    })
  const sum = (of: 'points' | 'max') => items.reduce((before, item) => before + item[of], 0)
  return { version, points: rounded(sum('points')), max: rounded(sum('max')), items }
}

async function contentTried(app: App, { organisationId, examId, revisionId }: Tried) {
  const exam = await theExam(app, app.db, examId)
  const { version } = exam
  if (revisionId === undefined) {
    const { title, language, minutes } = exam
    const content: ExamContent = withDecimals(await withPools(app.db, organisationId, exam.content), language)
    return { title, language, minutes, content, version, revision: null }
  }
  const { title, language, minutes, content, number } = await readRevision(app, examId, revisionId)
  return { title, language, minutes, content, version, revision: number }
}

/** Points are given in hundredths; sums of them show what binary fractions leave over. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100
}
