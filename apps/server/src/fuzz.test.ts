import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aTestApp } from './platform/testing.ts'
import { aStage, promised, testCallers, testedRoutes } from './testing-access.ts'
import { withOneOther } from './testing-input.ts'

const app = await aTestApp()
const { ask, makeIts } = await aStage(app)
const its = await makeIts()
const routesWithInput = testedRoutes.flatMap((route) => {
  const caller = testCallers.find(
    (one) => one.from !== 'elsewhere' && promised(route.access, one) === 'let in',
  )
  return caller && route.fields.length > 0 ? [[route.name, route, caller] as const] : []
})

/** What people and programs really send where something else is expected. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, '', ' ', '0', -1, 0, 1e308, -0.5, 2 ** 31, 2 ** 53, Number.MAX_SAFE_INTEGER, true, [], {}],
    ...[
      '\u0000',
      '\ud800',
      '%00',
      "' or 1=1 --",
      '../../etc/passwd',
      '<script>',
      '2040-02-30T00:00:00Z',
      'NaN',
    ],
    ...[
      '9999-12-31T23:59:59.999Z',
      '0000-01-01T00:00:00Z',
      '00000000-0000-0000-0000-000000000000',
      'x'.repeat(5000),
    ],
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const twist = fc.record({
  places: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  values: fc.tuple(nasty, nasty, nasty),
})

test.each(routesWithInput)('%s has an answer for whatever it is sent', async (_name, route, caller) => {
  const twists = fc.sample(twist, { numRuns: 8, seed: 20_261_121 })
  const answers = await Promise.all(
    twists.map(async ({ places, values }) => {
      const bend = (input: unknown) =>
        places.reduce((bent, place, n) => withOneOther(bent, place, values[n]), input)
      return { places, values, ...(await ask(route, caller, its, { bend })) }
    }),
  )
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
})
