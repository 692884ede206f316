import { openStore, type Store } from './open-store.ts'

let opened: Promise<Store> | undefined

/** The store of this page, opened at its first use. */
export function thisStore(): Promise<Store> {
  opened ??= openStore()
  return opened
}
