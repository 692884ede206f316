import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from './root.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-serve-'))
const data = path.join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a server that was killed starts again in its directory, commands work beside it, and it stops in order', async () => {
  const first = await start()
  const second = await end(run('serve', '--port', '0'))
  expect(second).toMatchObject({ code: 1 })
  expect(second.output).toContain(`${data} is in use by process ${first.child.pid}`)
  const { port } = new URL(first.url)
  const third = await end(run('serve', '--port', port, '--data', path.join(folder, 'other')))
  expect(third).toEqual({ code: 1, output: expect.stringContaining(`port ${port} is already in use`) })
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const again = await start()
  expect(await (await fetch(`${again.url}/readyz`)).json()).toEqual({ ready: true, missing: [] })
  expect(await end(run('audit', 'verify'))).toEqual({
    code: 0,
    output: expect.stringContaining('The audit log is whole'),
  })
  again.child.kill('SIGTERM')
  expect(await once(again.child, 'exit')).toEqual([0, null])
  expect(existsSync(path.join(data, 'lock'))).toBe(false)
  expect(existsSync(path.join(data, 'postgres/data/postmaster.pid'))).toBe(false)
})

test('a wrong setting or an unknown command ends with a sentence', async () => {
  expect(await end(run('serve', '--port', 'http'))).toEqual({
    code: 1,
    output: expect.stringContaining('port is "http"'),
  })
  expect(await end(run('dance'))).toEqual({ code: 2, output: expect.stringContaining('start the server') })
})

function run(...args: string[]): ChildProcess {
  return spawn(process.execPath, [path.join(root, 'apps/server/src/main.ts'), '--data', data, ...args], {
    env: { PATH: process.env.PATH, INVIGIL_LOG_LEVEL: 'warn' },
  })
}

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = run('serve', '--port', '0')
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(said)))
    child.stderr?.on('data', (words) => {
      said += words
    })
    child.stdout?.on('data', (words) => {
      said += words
      const [, ready] = /ready: (\S+)/.exec(said) ?? []
      if (ready) resolve(ready)
    })
  })
  return { child, url }
}

async function end(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = ''
  child.stdout?.on('data', (words) => {
    output += words
  })
  child.stderr?.on('data', (words) => {
    output += words
  })
  const [code] = await once(child, 'close')
  return { code, output }
}
