import { contract } from '@invigil/contract/all.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { refusalIn } from '@invigil/messages/refusal.ts'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { expect, test } from 'vitest'
import { fetchOurs } from './fetch-ours.ts'

const attemptId = '0198c2f4-7c1e-7a52-9f3b-6a4d0c1e5b77' as AttemptId

function aClient(answer: Response): ContractRouterClient<typeof contract> {
  const fetch = (request: Request) => fetchOurs(request, async () => answer)
  return createORPCClient(new OpenAPILink(contract, { url: () => 'http://school.example/api', fetch }))
}

function aPage(status: number): Response {
  return new Response('<html>Sign in to this network</html>', {
    ...{ status, headers: { 'content-type': 'text/html; charset=utf-8' } },
  })
}

test('the page of a network that wants a sign-in is no answer, whatever it says of itself', async () => {
  const asked = aClient(aPage(200)).attempt.get({ attemptId })
  await expect(asked).rejects.toSatisfy((error) => refusalIn(error).code === 'unreachable')
})

test('it is no receipt of handing in either', async () => {
  const handIn = { attemptId, journalId: attemptId, lastSeq: 1 }
  await expect(aClient(aPage(200)).attempt.submit(handIn)).rejects.toThrow('a page stands between')
})

test('a proxy that says by a page that it failed is heard with its status', async () => {
  await expect(aClient(aPage(502)).attempt.get({ attemptId })).rejects.toMatchObject({ status: 502 })
})

test('what the server says itself is passed on', async () => {
  const answers = aClient(Response.json({ answers: [] })).attempt.answers({ attemptId })
  expect(await answers).toEqual({ answers: [] })
})

test.for([
  ['without a type', new Response(new TextEncoder().encode('no'), { status: 403 })],
  ['with nothing', new Response(null, { status: 403 })],
  ['as broken JSON', new Response('{"no', { status: 403, headers: { 'content-type': 'application/json' } })],
  ['as JSON of its own', Response.json({ blocked: true }, { status: 403 })],
  ['as JSON that is no object', Response.json('no', { status: 403 })],
] as const)('what a filter says no to %s is heard with its status too', async ([, answer]) => {
  await expect(aClient(answer).attempt.get({ attemptId })).rejects.toMatchObject({ status: 403 })
})

test('a refusal of the server is read as it was said', async () => {
  const refusal = { defined: false, code: 'CONFLICT', status: 409, message: 'busy' }
  const data = { code: 'journal-conflict', params: { lastSeq: 3 }, requestId: 'r1' }
  const asked = aClient(Response.json({ ...refusal, data }, { status: 409 })).attempt.get({ attemptId })
  await expect(asked).rejects.toSatisfy((error) => {
    expect(refusalIn(error)).toEqual({ code: 'journal-conflict', params: { lastSeq: 3 }, requestId: 'r1' })
    return true
  })
})
