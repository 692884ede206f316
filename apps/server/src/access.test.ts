import { expect, test } from 'vitest'
import { aTestApp } from './platform/testing.ts'
import { aStage, idsByField, promised, testCallers, testedRoutes } from './testing-access.ts'

const app = await aTestApp()
const { theirs, ask, makeIts } = await aStage(app)
const its = await makeIts()
const everyRoute = testedRoutes.map((route) => [route.name, route] as const)

test('every kind of object that a route is about can be made for this test', () => {
  const missing = testedRoutes.flatMap(({ name, access }) =>
    'by' in access && access.by && !its.ids[access.of]
      ? [`${name} is about one ${access.of}: let oneOfEverything in testing-objects.ts make one`]
      : [],
  )
  expect(missing).toEqual([])
})

test('every route says who may call it, and which field of its input holds the id of its object', () => {
  const silent = testedRoutes.filter(({ access, fields }) => {
    const isAboutOne = 'of' in access && access.of !== 'any' && access.of !== 'organisation'
    const by = 'by' in access ? access.by : undefined
    return access.who.length === 0 || (isAboutOne && (by === undefined || !fields.includes(by)))
  })
  expect(silent.map(({ name }) => name)).toEqual([])
})

test.each(everyRoute)(
  '%s refuses whom its access does not name, each in the right way',
  async (_name, route) => {
    const refused = testCallers.filter((caller) => promised(route.access, caller) !== 'let in')
    const answers = await Promise.all(
      refused.map(async (caller) => [caller.name, (await ask(route, caller, its)).code]),
    )
    expect(answers).toEqual(refused.map((caller) => [caller.name, promised(route.access, caller)]))
  },
)

test.each(everyRoute)('%s lets in whom its access names, and never fails', async (_name, route) => {
  // Of its own: whoever is let in may end it.
  const fresh = await makeIts()
  const welcome = testCallers.filter((caller) => promised(route.access, caller) === 'let in')
  const answers = await Promise.all(
    welcome.map(async (caller) => ({ caller: caller.name, ...(await ask(route, caller, fresh)) })),
  )
  const wrong = answers.filter(
    ({ status, code }) => status === 0 || status >= 500 || code === 'not-signed-in' || code === 'not-allowed',
  )
  expect(wrong).toEqual([])
})

test.each(everyRoute)(
  '%s gives nothing away of another organisation, whatever ids it is given',
  async (_name, route) => {
    const fieldOfObject = 'by' in route.access ? route.access.by : undefined
    const fresh = await makeIts()
    const strange = Object.entries(idsByField(theirs)).filter(([field]) => field !== fieldOfObject)
    const welcome = testCallers.filter(
      (caller) => caller.from === 'here' && promised(route.access, caller) === 'let in',
    )
    const answers = await Promise.all(
      welcome.map(async (caller) => ({
        caller: caller.name,
        ...(await ask(route, caller, fresh, Object.fromEntries(strange))),
      })),
    )
    const strangeIds = Object.values(theirs.ids)
    const wrong = answers.filter(
      ({ status, body }) => status === 0 || status >= 500 || strangeIds.some((id) => body.includes(id)),
    )
    expect(wrong).toEqual([])
  },
)
