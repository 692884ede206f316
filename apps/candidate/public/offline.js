// Lets the exam be loaded again without a network: keeps the page itself and the files it is made of. Answers, papers and
// calls to the server never pass through here. Plain JavaScript, because its address must not change with its content.
const cacheName = 'invigil-pages'

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

async function keep(urls) {
  const cache = await caches.open(cacheName)
  for (const url of urls) {
    if (!(await cache.match(url))) await cache.add(url).catch(() => undefined)
  }
}
