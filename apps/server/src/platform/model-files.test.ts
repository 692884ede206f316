import { deliveredFiles, onnxFileName } from '@invigil/models/files.ts'
import { prepareModels } from '@invigil/models/prepare.ts'
import fastify from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { serveModels } from './model-files.ts'

const best = fastify()
const strict = fastify()

beforeAll(async () => {
  await prepareModels()
  serveModels(best, 'best')
  serveModels(strict, 'strict')
}, 120_000)

test('browsers are told which networks there are, and ask again each time', async () => {
  const answer = await best.inject('/models/set.json')
  expect(answer.headers['cache-control']).toBe('no-cache')
  expect(answer.json()).toMatchObject({
    set: 'best',
    networks: { iris: onnxFileName('iris'), 'centernet-512': onnxFileName('centernet-512') },
  })
})

test('what they are told of can be fetched, compressed and to be kept for ever', async () => {
  const url = `/models/${deliveredFiles.at(-1)?.name}`
  const answer = await best.inject({ url, headers: { 'accept-encoding': 'br' } })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': expect.stringContaining('immutable'),
  })
})

test('a strict server offers no network of unclear licence, not even to who knows its name', async () => {
  const { set, networks } = (await strict.inject('/models/set.json')).json()
  expect(set).toBe('strict')
  expect(networks).toHaveProperty('dlib-128d')
  expect(networks).not.toHaveProperty('centernet-512')
  expect((await strict.inject(`/models/${onnxFileName('centernet-512')}`)).statusCode).toBe(404)
})
