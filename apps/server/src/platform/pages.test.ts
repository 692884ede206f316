import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { servePages } from './pages.ts'

const root = mkdtempSync(path.join(os.tmpdir(), 'invigil-pages-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const assets = path.join(root, 'apps/candidate/dist/assets')
mkdirSync(assets, { recursive: true })
writeFileSync(path.join(assets, 'main-BxT9_a1Z.js'), 'main()')
writeFileSync(path.join(assets, 'main-BxT9_a1Z.js.br'), 'compressed')
writeFileSync(path.join(assets, '../index.html'), '<title>candidate</title>')
writeFileSync(path.join(assets, '../icon.svg'), '<svg/>')
const server = fastify()
await servePages(server, root)

test('files with a hash in their name are kept for ever, all others asked for again', async () => {
  expect((await server.inject('/assets/main-BxT9_a1Z.js')).headers['cache-control']).toContain('immutable')
  expect((await server.inject('/icon.svg')).headers['cache-control']).toBe('no-cache')
  expect((await server.inject('/')).headers['cache-control']).toBe('no-cache')
})

test('who accepts brotli gets the compressed copy', async () => {
  const headers = { 'accept-encoding': 'gzip, br' }
  const answer = await server.inject({ url: '/assets/main-BxT9_a1Z.js', headers })
  expect(answer.body).toBe('compressed')
  expect(answer.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringContaining('javascript'),
    'cache-control': expect.stringContaining('immutable'),
  })
  expect((await server.inject('/assets/main-BxT9_a1Z.js')).body).toBe('main()')
})

test('an address of the app’s own gets its page, a missing file does not', async () => {
  expect((await server.inject('/attempt/17?a=b.c')).body).toBe('<title>candidate</title>')
  expect((await server.inject('/assets/gone-BxT9_a1Z.js')).statusCode).not.toBe(200)
  expect((await server.inject({ method: 'POST', url: '/attempt/17' })).body).not.toContain('<title>')
  expect((await server.inject('/../../etc/passwd')).body).not.toContain('root:')
})

test('an app that is not built says how to build it', async () => {
  const answer = await server.inject('/console/exams')
  expect(answer.statusCode).toBe(503)
  expect(answer.body).toContain('npm start')
})
