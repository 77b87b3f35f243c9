/*
 * Runs in the browser beside the pages: keeps the client itself on the device, so that a page opens without network and
 * shows what was read last. It never touches the API; what it keeps is the same for everybody.
 */
const shelf = 'liren-client'
/** Addresses of this build, written in when it is built. */
const files = new Set(self.clientFiles)
/** Who waits longer for a page than this gets the one that is kept. */
const patienceMs = 3_000

const pause = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

async function stubbornly(work, tries = 3) {
  try {
    await work()
  } catch (error) {
    if (tries === 1) throw error
    await pause(1_000)
    await stubbornly(work, tries - 1)
  }
}

async function keepBuild() {
  const cache = await caches.open(shelf)
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  const missing = [...files].filter((file) => file !== '/' && !known.has(file))
  // Each by itself: what came before a weak network broke need not come again.
  await Promise.all(missing.map((file) => stubbornly(() => cache.add(file))))
  // The page of a build names its files, so it is fetched anew with every build, and after them.
  await stubbornly(() => cache.add(new Request('/', { cache: 'reload' })))
}

async function dropOldBuilds() {
  const cache = await caches.open(shelf)
  const old = (await cache.keys()).filter(({ url }) => !files.has(new URL(url).pathname))
  await Promise.all(old.map((request) => cache.delete(request)))
  await self.clients.claim()
}

const found = (file) => caches.match(file, { cacheName: shelf, ignoreSearch: true, ignoreVary: true })

/** What a page's address opens without network: the client, which reads its own address behind the `#`. */
async function keptPage({ pathname, search }) {
  return pathname === '/' ? found('/') : Response.redirect(`/#${pathname}${search}`)
}

async function page(request) {
  const fresh = fetch(request)
  const answer = await Promise.race([fresh.catch(() => null), pause(patienceMs)])
  if (answer && answer.status < 500) return answer
  return (await keptPage(new URL(request.url))) ?? fresh
}

// Not before every page of the build before is closed: they still load parts of it.
self.addEventListener('install', (event) => event.waitUntil(keepBuild()))
self.addEventListener('activate', (event) => event.waitUntil(dropOldBuilds()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (pathname === '/' || pathname.startsWith('/pages/')) event.respondWith(page(request))
  } else if (files.has(pathname)) event.respondWith(found(pathname).then((file) => file ?? fetch(request)))
})
