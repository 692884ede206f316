import { expect, test } from 'vitest'
import { comesFromOurPages } from './same-origin.ts'

test.each([
  ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'https://exams.example' }, true],
  ['an address typed by the person', { 'sec-fetch-site': 'none' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
  ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, false],
  [
    'a neighbour under the same domain',
    { 'sec-fetch-site': 'same-site', origin: 'https://blog.exams.example' },
    false,
  ],
  [
    'another site that claims our origin',
    { 'sec-fetch-site': 'cross-site', origin: 'https://exams.example' },
    false,
  ],
  ['an older browser on our page', { origin: 'https://exams.example' }, true],
  ['an older browser on another site', { origin: 'https://evil.example' }, false],
  ['another port of our machine', { origin: 'https://exams.example:8443' }, false],
  ['a sandboxed frame', { origin: 'null' }, false],
  ['a program', {}, true],
])('%s', (_title, headers, isOurs) => {
  expect(comesFromOurPages(headers, 'exams.example')).toBe(isOurs)
})
