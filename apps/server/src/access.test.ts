import { expect, test } from 'vitest'
import { aTestApp } from './platform/testing.ts'
import { aStage, idsByField, promised, tellsOf, testCallers, testedRoutes } from './testing-access.ts'

const app = await aTestApp()
const { theirs, ask, makeIts } = await aStage(app)
const its = await makeIts()
const everyRoute = testedRoutes.map((route) => [route.name, route] as const)
const routesWithMoreIds = testedRoutes.flatMap((route) => {
  const by = 'by' in route.access ? route.access.by : undefined
  const fields = route.fields.filter((field) => field !== by && field in idsByField(theirs))
  return fields.length > 0 ? [[route.name, route, fields] as const] : []
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

test.each(everyRoute)(
  '%s lets in whom its access names, never fails and keeps to its organisation',
  async (_name, route) => {
    // Of its own: whoever is let in may end it.
    const own = route.changesOne ? await makeIts() : its
    const welcome = testCallers.filter((caller) => promised(route.access, caller) === 'let in')
    const answers = await Promise.all(
      welcome.map(async (caller) => ({ ...caller, ...(await ask(route, caller, own)) })),
    )
    const wrong = answers.filter(
      ({ status, code }) =>
        status === 0 || status >= 500 || code === 'not-signed-in' || code === 'not-allowed',
    )
    const leaks = answers.filter(({ from, body }) => tellsOf(from === 'elsewhere' ? own : theirs, body))
    expect([wrong, leaks]).toEqual([[], []])
  },
)

test.each(routesWithMoreIds)(
  '%s finds nothing of another organisation by the other ids it takes',
  async (_name, route, fields) => {
    const own = route.changesOne ? await makeIts() : its
    const strange = Object.fromEntries(fields.map((field) => [field, idsByField(theirs)[field]]))
    const welcome = testCallers.filter(
      (caller) => caller.from === 'here' && promised(route.access, caller) === 'let in',
    )
    const answers = await Promise.all(
      welcome.map(async (caller) => ({
        caller: caller.name,
        ...(await ask(route, caller, own, { ids: strange })),
      })),
    )
    const wrong = answers.filter(({ status, body }) => status === 0 || status >= 500 || tellsOf(theirs, body))
    expect(wrong).toEqual([])
  },
)
