import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'

const worker = readFileSync(path.join(import.meta.dirname, '../../public/offline.js'), 'utf8')
const origin = 'https://school.example'

/** An app's page as it is built. */
function anApp(version: string): [address: string, text: string][] {
  const file = `/assets/index-${version}.js`
  return [
    ['/', `<html><script type="module" src="${file}"></script></html>`],
    [file, `version ${version}`],
  ]
}

/** A browser with the worker in it, before a network that answers as it is told. */
function aBrowser() {
  const cached = new Map<string, Response>()
  const nameOf = (asked: string | { url: string }) =>
    new URL(typeof asked === 'string' ? asked : asked.url, origin).href
  const network = {
    answers: new Map<string, string>(),
    status: 200,
    isThere: true,
    isSilent: false,
  }
  const fetch = async (asked: string | { url: string }) => {
    if (network.isSilent) return await new Promise<Response>(() => undefined)
    if (!network.isThere) throw new TypeError('no network')
    const text = network.answers.get(new URL(nameOf(asked)).pathname)
    return new Response(text ?? 'nothing here', { status: text === undefined ? 404 : network.status })
  }
  const cache = {
    match: async (asked: string) => cached.get(nameOf(asked))?.clone(),
    put: async (asked: string, answer: Response) => void cached.set(nameOf(asked), answer),
    delete: async (asked: string) => cached.delete(nameOf(asked)),
    add: async (asked: string) => {
      const answer = await fetch(asked)
      if (!answer.ok) throw new TypeError('not there')
      cached.set(nameOf(asked), answer)
    },
  }
  const listeners = new Map<string, (event: unknown) => void>()
  const self = {
    location: { origin },
    addEventListener: (kind: string, listen: (event: unknown) => void) => listeners.set(kind, listen),
  }
  const caches = { open: async () => cache }
  // Its patience is not ours.
  const setTimeout = (run: () => void) => void (network.isSilent && globalThis.setTimeout(run))
  runInNewContext(worker, { self, caches, fetch, URL, Response, navigator: {}, setTimeout, Error })
  return {
    network,
    serve: (app: readonly [string, string][]) => {
      network.answers = new Map(app)
    },
    load: async (address: string, mode = 'navigate'): Promise<string> => {
      let answer: Promise<Response> | undefined
      listeners.get('fetch')?.({
        request: { url: `${origin}${address}`, method: 'GET', mode },
        respondWith: (given: Promise<Response>) => {
          answer = given
        },
      })
      return (await (await answer)?.text()) ?? 'left to the browser'
    },
    keep: async (files: string[]) => {
      let keeping: Promise<void> | undefined
      listeners.get('message')?.({
        data: { keep: [`${origin}/`, ...files.map((file) => `${origin}${file}`)] },
        waitUntil: (work: Promise<void>) => {
          keeping = work
        },
      })
      await keeping
    },
  }
}

async function aKeptApp() {
  const browser = aBrowser()
  browser.serve(anApp('old'))
  await browser.load('/attempt/one')
  await browser.keep(['/assets/index-old.js'])
  return browser
}

test('a reload without a network, and one while a proxy has no server behind it, brings the exam back', async () => {
  const { network, load } = await aKeptApp()
  network.isThere = false
  expect(await load('/attempt/one')).toContain('index-old')
  Object.assign(network, { isThere: true, status: 502 })
  expect(await load('/attempt/one')).toContain('index-old')
  expect(await load('/assets/index-old.js', 'cors')).toBe('version old')
})

test('a server that does not answer is not waited for', async () => {
  const { network, load } = await aKeptApp()
  network.isSilent = true
  expect(await load('/attempt/one')).toContain('index-old')
})

test('the page of a network that wants a sign-in neither takes the place of the exam nor is kept', async () => {
  const { network, load, serve } = await aKeptApp()
  serve([['/attempt/one', '<html>Sign in to this network</html>']])
  expect(await load('/attempt/one')).toContain('index-old')
  network.isThere = false
  expect(await load('/attempt/one')).toContain('index-old')
})

test('a network that leads every address to its sign-in leads nobody away from an exam, only from the entrance', async () => {
  const { network, load, serve } = await aKeptApp()
  serve([
    ['/attempt/one', ''],
    ['/', 'to the sign-in'],
  ])
  network.status = 302
  expect(await load('/attempt/one')).toContain('index-old')
  expect(await load('/')).toBe('to the sign-in')
})

test('it is not kept by a browser that has nothing yet, whatever another page of the exam tells of its files', async () => {
  const { network, load, serve, keep } = aBrowser()
  serve([...anApp('old'), ['/attempt/one', '<html>Sign in to this network</html>']])
  expect(await load('/attempt/one')).toContain('Sign in')
  await keep(['/assets/index-old.js'])
  network.isThere = false
  expect(await load('/attempt/one')).toContain('index-old')
})

test('a newer app of which only the page came does not take the place of the one that is whole', async () => {
  const { network, load, serve, keep } = await aKeptApp()
  const [[, page]] = anApp('new') as [[string, string]]
  serve([['/attempt/one', page]])
  expect(await load('/attempt/one')).toContain('index-new')
  await keep([])
  network.isThere = false
  expect(await load('/attempt/one')).toContain('index-old')
})

test('a newer app that came whole is the one that is kept', async () => {
  const { network, load, serve, keep } = await aKeptApp()
  const [page, file] = anApp('new') as [[string, string], [string, string]]
  serve([page, ['/attempt/one', page[1]], file])
  expect(await load('/attempt/one')).toContain('index-new')
  await keep(['/assets/index-new.js'])
  network.isThere = false
  expect(await load('/attempt/one')).toContain('index-new')
  expect(await load('/assets/index-new.js', 'cors')).toBe('version new')
})
