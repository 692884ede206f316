import type { AnswerBody } from '@invigil/contract/attempt.ts'
import type { DrawId, ItemId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { newId } from '../platform/id.ts'
import { aTestApp } from '../platform/testing.ts'
import { aBank } from './bank/testing.ts'
import { aContent, anExam, fiveItems } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author', name: 'Mai Lan' })
const author = await signedInAs(app, mai)
const items = fiveItems()
const idOf = (kind: Item['kind']) => items.find((item) => item.kind === kind)?.id as ItemId

test('an author’s answers are scored by the rules of the items, and nothing of it is stored', async () => {
  const { examId } = await anExam(app, mai, { items })
  const answers: Record<string, AnswerBody> = {
    [idOf('single-choice')]: { chosen: 'b' },
    [idOf('multiple-choice')]: { chosen: ['a'] },
    [idOf('true-false')]: { chosen: false },
    [idOf('essay')]: { text: 'Because of this.' },
  }
  const { items: scored, ...sums } = await author.exam.tryScore({ examId, seed: 'one', answers })
  expect(sums).toEqual({ version: 2, points: 2, max: 10 })
  expect(scored.map(({ points, rule, needsMarking }) => [points, rule, needsMarking])).toEqual([
    [1, 'right', false],
    [1, 'right-minus-wrong', false],
    [0, 'wrong', false],
    [0, 'not-answered', false],
    [0, 'by-hand', true],
  ])
  const stored = await Promise.all(
    (['attempt', 'answer', 'score'] as const).map((table) => app.db.selectFrom(table).selectAll().execute()),
  )
  expect(stored).toEqual([[], [], []])
})

test('the paper that is tried is the draft’s as it is saved, or a revision’s', async () => {
  const { examId, revision } = await anExam(app, mai, { items })
  const exam = await author.exam.get({ examId })
  await author.exam.save({ ...exam, examId, title: 'Biology II', content: aContent(items.slice(0, 2)) })
  const draft = await author.exam.tryPaper({ examId, seed: 'one' })
  const frozen = await author.exam.tryPaper({ examId, seed: 'one', revisionId: revision.id })
  expect([draft, frozen].map(({ paper }) => paper.sections[0]?.items.length)).toEqual([2, 5])
  expect([draft, frozen]).toMatchObject([
    { title: 'Biology II', version: 3, revision: null },
    { title: 'Biology', version: 3, revision: 1 },
  ])
  expect(JSON.stringify(draft)).not.toContain('isCorrect')
})

test('what is drawn and a value of one’s own are scored as this paper asked them', async () => {
  const sum = (text: string): Item => ({
    kind: 'numeric',
    id: newId() as ItemId,
    points: 1,
    text: `${text}: [[a]] + 1?`,
    accepted: [{ value: '[[a + 1]]', tolerance: '0', toleranceIn: 'units', percent: 100 }],
    units: [],
    parameters: [{ from: 'range', name: 'a', least: '1', most: '999', step: '1' }],
  })
  const { bankId } = await aBank(app, mai, { items: ['One', 'Two', 'Three'].map(sum) })
  const id = newId() as DrawId
  const draw = { id, bankId, count: 1, pointsEach: 4, folderIds: [], tags: [], difficulties: [] }
  const { sections, ...rest } = aContent([])
  const content = { ...rest, sections: sections.map((section) => ({ ...section, draws: [draw] })) }
  const { examId } = await anExam(app, mai, { content })
  const { paper } = await author.exam.tryPaper({ examId, seed: 'two' })
  const asked = paper.sections[0]?.items[0]
  const a = Number(/(\d+) \+ 1/.exec(asked?.html ?? '')?.[1])
  const answers = { [asked?.id ?? '']: { text: String(a + 1) } }
  expect(await author.exam.tryScore({ examId, seed: 'two', answers })).toMatchObject({ points: 4, max: 4 })
})

test('a tried paper shows the pictures of its exam, and none that its author only knows by name', async () => {
  const { examId } = await anExam(app, mai, { items })
  const other = await anExam(app, mai)
  const dot = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const picture = { name: 'dot.png', contentType: 'image/png', data: dot.toString('base64') } as const
  const [own, foreign] = [
    await author.exam.addImage({ examId, ...picture }),
    await author.exam.addImage({ examId: other.examId, ...picture }),
  ]
  const text = `![own](file:${own.fileId}) ![foreign](file:${foreign.fileId})`
  const exam = await author.exam.get({ examId })
  const content = aContent([{ ...anItem('essay'), id: newId() as ItemId, text }])
  await author.exam.save({ ...exam, examId, content })
  const { paper } = await author.exam.tryPaper({ examId, seed: 'one' })
  expect(paper.sections[0]?.items[0]?.html).toContain(`src="${own.url.replaceAll('&', '&amp;')}"`)
  expect(paper.sections[0]?.items[0]?.html).toContain(`src="/api/files/${foreign.fileId}"`)
})

test('a revision is read with its content and its pictures, and only as one of its exam', async () => {
  const { examId, revision, content } = await anExam(app, mai, { items })
  const other = await anExam(app, mai)
  expect(await author.exam.revision({ examId, revisionId: revision.id })).toMatchObject({
    ...revision,
    content,
    title: 'Biology',
  })
  const foreign = author.exam.revision({ examId, revisionId: other.revision.id })
  await expect(foreign).rejects.toMatchObject({ code: 'not-found' })
})
