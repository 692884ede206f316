import { expect, test } from 'vitest'
import { refusalsGuide } from './refusals-guide.ts'

// `npm run unit -- refusals-guide -u` writes it anew.
test('the guide says what is refused as it is', async () => {
  await expect(refusalsGuide()).toMatchFileSnapshot('../../../docs/guide/refusals.md')
})
