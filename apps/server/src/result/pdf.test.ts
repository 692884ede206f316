import { expect, test } from 'vitest'
import { certificatesPdf } from './pdf.ts'

test('where nobody has a certificate yet there is a page that says so: a PDF without pages cannot be opened', async () => {
  const wish = { title: 'Attestations', language: 'fr', checkUrl: 'http://school.example/check' } as const
  const pdf = (await certificatesPdf([], wish)).toString('latin1')
  expect(pdf).toContain('/Count 1')
})
