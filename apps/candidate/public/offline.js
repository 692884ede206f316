// Lets the exam be loaded again without a network: keeps the page itself and the files it is made of. Answers, papers and
// calls to the server never pass through here. Plain JavaScript, because its address must not change with its content.
const cacheName = 'invigil-pages'
const modelsCacheName = 'invigil-models'
/** Networks are some 35 MB. Where room is short they are not kept twice: answers and recordings need it more. */
const roomForModels = 500e6
/** The page that was loaded last, until it is known to be whole. */
const nextPage = '/?next'
/** Who has a page here does not wait longer for a newer one. */
const patienceMs = 6_000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** A page tells what it is made of: it was loaded before this worker could see it. */
self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && isOurs(pathname)) event.respondWith(page(request))
  else if (/^\/assets\//.test(pathname)) event.respondWith(file(request))
  else if (pathname === '/models/set.json') event.respondWith(modelSet(request))
  else if (/^\/models\//.test(pathname)) event.respondWith(model(request, event))
})

function isOurs(pathname) {
  return pathname === '/' || /^\/(attempt|room|enter)(\/|$)/.test(pathname)
}

/**
 * Every address of the app has the same page; the newest one, or the one kept: without a network, while the server starts again
 * behind a proxy, and when nobody answers for long. A page counts as kept once all its files are (see `keep`).
 */
async function page(request) {
  const cache = await caches.open(cacheName)
  const kept = await cache.match('/')
  try {
    const answer = await (kept ? inTime(fetch(request)) : fetch(request))
    const isNewer = answer.ok && (await isApp(answer.clone()))
    if (kept && !isNewer && (answer.ok || answer.status >= 400 || isExam(request))) return kept
    if (isNewer) await cache.put(nextPage, answer.clone()).catch(() => undefined)
    return answer
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

/** Nobody is led away from an exam: a network that wants to be signed in to leads to a page of its own. */
function isExam({ url }) {
  return /^\/attempt\//.test(new URL(url).pathname)
}

/** A network that wants to be signed in to answers with a page of its own. */
async function isApp(answer) {
  return (await answer.text()).includes('/assets/')
}

function inTime(work) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('nobody answers')), patienceMs)
    work.then(resolve, reject)
  })
}

/** Files with a hash in their name never change. */
async function file(request) {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request.url, answer.clone()).catch(() => undefined)
  return answer
}

/** Which networks there are: what the server says now, or said last. */
async function modelSet(request) {
  const cache = await caches.open(modelsCacheName)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(request.url, answer.clone()).catch(() => undefined)
    return answer
  } catch (error) {
    const kept = await cache.match(request.url)
    if (kept) return kept
    throw error
  }
}

/** A network's name changes with its content; an older one of the same name before the dot makes place for it. */
async function model(request, event) {
  const cache = await caches.open(modelsCacheName)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  const copy = answer.clone()
  if (answer.ok) event.waitUntil(keepModel(cache, request.url, copy).catch(() => undefined))
  return answer
}

async function keepModel(cache, url, answer) {
  if (!(await hasRoom())) return
  for (const { url: older } of await cache.keys())
    if (older !== url && nameOf(older) === nameOf(url)) await cache.delete(older)
  await cache.put(url, answer)
}

/** `iris` of `/models/iris.db8f7eca.onnx`; onnxruntime's own three files differ by what follows their version. */
function nameOf(url) {
  return new URL(url).pathname.replace(/\.[0-9a-f]{8}\.onnx$|-\d+\.\d+\.\d+/, '')
}

async function hasRoom() {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
  return quota - usage > roomForModels
}

/** A new page takes the place of the one kept when all that it is made of is here: half of it would come back empty. */
async function keep(urls) {
  const cache = await caches.open(cacheName)
  const files = urls.filter((url) => new URL(url).pathname !== '/')
  for (const url of files) {
    if (!(await cache.match(url))) await cache.add(url).catch(() => undefined)
  }
  const page =
    (await cache.match(nextPage)) ?? (await cache.match('/')) ?? (await fetch('/').catch(() => undefined))
  if (!page?.ok) return
  const needed = [...(await page.clone().text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
    ([, path]) => path,
  )
  for (const path of needed) {
    if (await cache.match(new URL(path, self.location.origin).href)) continue
    const added = await cache.add(new URL(path, self.location.origin).href).then(
      () => true,
      () => false,
    )
    if (!added) return
  }
  await cache.put('/', page).catch(() => undefined)
  await cache.delete(nextPage)
}
