import { renderText } from '@invigil/items/text.ts'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { escapePlain } from './plain-text.ts'

test('whatever signs a plain text holds, they are shown as the letters they are', () => {
  const signs = fc.constantFrom(
    ...'abc à1. \n\n-_*`$#>|~&<![]()\\+={}:;^%\'"',
    '&amp;',
    '<b>',
    '$x$',
    '1. ',
    '- ',
    '~~',
  )
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      expect(squeeze(shown(text))).toBe(squeeze(text))
    }),
    { numRuns: 500 },
  )
})

test('a gap of underscores stays readable for its author', () => {
  expect(escapePlain('_____ is the largest continent; a snake_case word stays.')).toBe(
    '_____ is the largest continent; a snake_case word stays.',
  )
})

/** What a reader of the page sees. */
function shown(text: string): string {
  let seen = ''
  const parser = new Parser({ ontext: (part) => (seen += part) })
  parser.end(renderText(escapePlain(text)).html)
  return seen
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
