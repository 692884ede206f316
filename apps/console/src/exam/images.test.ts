import { renderText } from '@invigil/items/text.ts'
import { expect, test } from 'vitest'
import { withImages } from './images.ts'

const fileId = '01a20066-9bb8-7fda-9c13-f561cc22455c'
const { html } = renderText(`![A cell](file:${fileId})`)

test('an image of the exam gets the address it loads from', () => {
  const shown = withImages(html, { [fileId]: '/files/x?expires=1&signature=s' })
  expect(shown).toContain('<img src="/files/x?expires=1&amp;signature=s" alt="A cell">')
})

test('an image that is not the exam’s stays as it is', () => {
  expect(withImages(html, {})).toBe(html)
})
