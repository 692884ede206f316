import { expect, test, vi } from 'vitest'
import { memoryStore } from '../store/open-store.ts'
import { Sheets } from './sheets.ts'
import type { Stroke } from './strokes.ts'

const aLine = (x: number): Stroke => ({ width: 4, colour: '#111111', points: [x, 10, 0.5, x + 40, 60, 0.5] })
const blank = () => Promise.resolve()

async function theSheets({ store = memoryStore(), before = blank as () => Promise<unknown> } = {}) {
  const pages: { itemId: string; lines: unknown }[] = []
  const sheets = await Sheets.open({
    ...{ store, attemptId: 'attempt' },
    picture: async (strokes) => {
      await before()
      return new Blob([JSON.stringify(strokes)])
    },
    addPage: async (itemId, page) => void pages.push({ itemId, lines: JSON.parse(await page.text()) }),
  })
  return { store, sheets, pages }
}

test('what is drawn a moment before handing in becomes a page, with the line that is still under the pen', async () => {
  const { sheets, pages } = await theSheets()
  sheets.beginLine('figure', aLine(10))
  sheets.endLine('figure')
  sheets.beginLine('figure', aLine(200))
  await sheets.finish()
  expect(pages).toEqual([{ itemId: 'figure', lines: [aLine(10), aLine(200)] }])
  expect([sheets.drawn('figure'), sheets.line('figure')]).toEqual([[], undefined])
})

test('what an earlier page of this browser left becomes a page though nobody looks at its question again', async () => {
  const store = memoryStore()
  const earlier = await theSheets({ store })
  earlier.sheets.draw('first', [aLine(10)])
  earlier.sheets.draw('second', [aLine(20)])
  const { sheets, pages } = await theSheets({ store })
  await sheets.finish()
  expect(pages.map(({ itemId }) => itemId)).toEqual(['first', 'second'])
  expect(await store.list('drawing/')).toEqual([])
})

test('leaving and handing in at once make one page of a sheet, not two', async () => {
  const { sheets, pages } = await theSheets()
  sheets.draw('figure', [aLine(10)])
  await Promise.all([sheets.finish('figure'), sheets.finish(), sheets.finish('figure')])
  expect(pages).toHaveLength(1)
})

test('a line drawn while the page is made is the first of the next one', async () => {
  const { sheets, pages } = await theSheets({
    before: async () => sheets.draw('figure', [...sheets.drawn('figure'), aLine(300)]),
  })
  sheets.draw('figure', [aLine(10)])
  await sheets.finish()
  expect(pages[0]?.lines).toEqual([aLine(10)])
  expect(sheets.drawn('figure')).toEqual([aLine(300)])
})

test('a sheet that could not be made a page stays, is said to have failed, and keeps no other from becoming one', async () => {
  const fails = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new Error('no memory for a picture'))
  const { sheets, pages, store } = await theSheets({ before: fails })
  sheets.draw('first', [aLine(10)])
  sheets.draw('second', [aLine(20)])
  await expect(sheets.finish()).rejects.toThrow('no memory for a picture')
  expect(pages.map(({ itemId }) => itemId)).toEqual(['second'])
  expect(await store.list('drawing/')).toEqual([['drawing/attempt/first', [aLine(10)]]])
  await sheets.finish()
  expect(pages.map(({ itemId }) => itemId)).toEqual(['second', 'first'])
})
