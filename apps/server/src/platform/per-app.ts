import type { App } from './app.ts'

/** Something a room keeps for as long as an app lives, made at its first use. No module keeps state of its own. */
export function perApp<Kept>(make: (app: App) => Kept): (app: App) => Kept {
  const keptByApp = new WeakMap<object, Kept>()
  return (app) => {
    const kept = keptByApp.get(app.db) ?? make(app)
    keptByApp.set(app.db, kept)
    return kept
  }
}
