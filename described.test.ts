import { expect, test } from 'vitest'
import { describeSchema } from './apps/server/src/platform/describe-schema.ts'
import { describeApi } from './apps/server/src/platform/openapi.ts'
import { aTestApp } from './apps/server/src/platform/testing.ts'

const app = await aTestApp({ rooms: [] })

// `npm run unit -- described.test.ts -u` writes them anew.
test('the migrated database is what schema.sql says', async () => {
  await expect(await describeSchema(app.pool)).toMatchFileSnapshot('apps/server/migrations/schema.sql')
})

test('the API is what openapi.json says', async () => {
  const document = `${JSON.stringify(await describeApi(), null, 1)}\n`
  await expect(document).toMatchFileSnapshot('packages/contract/openapi.json')
})
