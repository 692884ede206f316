// Lets the exam be loaded again without a network: keeps the page itself and the files it is made of. Answers, papers and
// calls to the server never pass through here. Plain JavaScript, because its address must not change with its content.
const cacheName = 'invigil-pages'
const modelsCacheName = 'invigil-models'
/** Networks are some 35 MB. Where room is short they are not kept twice: answers and recordings need it more. */
const roomForModels = 500e6

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** A page tells what it is made of: it was loaded before this worker could see it. */
self.addEventListener('message', ({ data }) => {
  if (Array.isArray(data?.keep)) void keep(data.keep)
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

/** Every address of the app has the same page; the newest one, or the one kept. */
async function page(request) {
  const cache = await caches.open(cacheName)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put('/', answer.clone())
    return answer
  } catch (error) {
    const kept = await cache.match('/')
    if (kept) return kept
    throw error
  }
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

async function keep(urls) {
  const cache = await caches.open(cacheName)
  for (const url of urls) {
    if (!(await cache.match(url))) await cache.add(url).catch(() => undefined)
  }
}
