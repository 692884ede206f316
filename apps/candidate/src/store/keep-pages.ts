/**
 * Keeps the app itself in this browser (see public/offline.js), so that a reload without a network brings the exam back.
 * Where the browser cannot, nothing is lost but that.
 */
export async function keepPages(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('/offline.js')
    await navigator.serviceWorker.ready
    const loaded = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === window.location.origin && pathname.startsWith('/assets/'))
      .map(({ href }) => href)
    registration.active?.postMessage({ keep: [`${window.location.origin}/`, ...loaded] })
  } catch {
    // No service workers here (a private window, an old browser, plain http).
  }
}
