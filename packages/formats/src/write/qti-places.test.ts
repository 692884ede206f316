import type { Item } from '@invigil/items/all.ts'
import { anItem } from '@invigil/items/an-item.ts'
import { expect, test } from 'vitest'
import { readFile } from '../all.ts'
import type { ReadFile } from '../reading.ts'
import { qtiWriter } from './qti.ts'

function throughQti(items: Item[], files: ReadFile[] = []) {
  const entries = items.map((item) => ({ place: {}, name: null, category: null, tags: [], item }))
  const written = qtiWriter.write({ items: entries, files, title: '' })
  return { written, reading: readFile('a.zip', written.bytes) }
}

test.for([
  ['right-minus-wrong', true],
  ['all-or-nothing', true],
  ['right-minus-wrong', false],
  ['all-or-nothing', false],
] as const)(
  'places in a picture come back from QTI with the picture: %s, shown: %s',
  ([scoring, areShown]) => {
    const item = anItem('hotspot', { scoring, areShown, points: 3 })
    const file = { id: item.picture?.fileId ?? '', name: 'body', bytes: aWebp }
    const { written, reading } = throughQti([item], [file])
    const { items, files } = reading
    const read = items[0]?.item
    const regions = item.regions.map(({ area, name, isRight }, at) => ({
      ...{ area, isRight },
      name: areShown ? name : String(at + 1),
    }))
    expect(read).toMatchObject({ kind: 'hotspot', points: 3, most: 2, scoring, areShown, regions })
    expect(read?.kind === 'hotspot' && read.picture).toEqual({ ...item.picture, fileId: files[0]?.id })
    expect(items[0]?.scored?.same).toBe(items[0]?.scored?.tried)
    expect(written?.items[0]?.losses).toEqual(areShown ? [] : ['names'])
  },
)

test('a program becomes a long text, and that is said; places without their picture stay at home', () => {
  const { written, reading } = throughQti([anItem('code'), anItem('hotspot')])
  expect(written?.items).toEqual([
    { isLeftOut: false, losses: ['kind', 'code'] },
    { isLeftOut: true, losses: ['images'] },
  ])
  expect(reading.items).toMatchObject([{ item: { kind: 'essay' } }])
})

const aWebp = new Uint8Array(Buffer.from('RIFF....WEBPVP8 ', 'latin1'))
