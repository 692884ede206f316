import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { guideFile, modelsGuide } from './guide.ts'

test('the guide tells what the catalogue says (run node packages/models/src/guide.ts)', async () => {
  expect(await readFile(guideFile, 'utf8')).toBe(modelsGuide())
})
