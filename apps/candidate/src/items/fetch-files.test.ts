import { randomUUID } from 'node:crypto'
import { ItemId, SectionId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { addressesIn } from './fetch-files.ts'

function aText(html: string) {
  return { kind: 'information' as const, id: ItemId.parse(randomUUID()), points: 0, html }
}

function aSection(instructionsHtml: string, items: ReturnType<typeof aText>[]) {
  return { id: SectionId.parse(randomUUID()), title: '', instructionsHtml, items }
}

test('pictures and sounds of instructions and questions are fetched, each once, by the address that a page would load', () => {
  const picture = '<p>Look: <img src="/files/a?expires=1&amp;signature=x" alt="A ship"></p>'
  const sound = '<audio src="/sounds/b?expires=1&amp;signature=y" controls preload="none"></audio>'
  const sections = [
    aSection(picture, [aText(sound), aText(picture)]),
    aSection('', [aText('<p>Only words</p>')]),
  ]
  expect(addressesIn({ sections })).toEqual([
    '/files/a?expires=1&signature=x',
    '/sounds/b?expires=1&signature=y',
  ])
})

test('nothing is fetched that is only written in a text, nor from elsewhere', () => {
  const html = '<p>Write src=&quot;/files/a&quot;</p><img src="https://elsewhere.example/files/a" alt="">'
  expect(addressesIn({ sections: [aSection('', [aText(html)])] })).toEqual([])
})
