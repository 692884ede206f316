import { type ReactNode, useSyncExternalStore } from 'react'
import { OfflineIcon } from './icons.tsx'
import styles from './offline-bar.module.css'

/** Whether the browser says it has a network. `true` does not promise that the server can be reached. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(hearNetwork, () => navigator.onLine)
}

function hearNetwork(hear: () => void): () => void {
  window.addEventListener('online', hear)
  window.addEventListener('offline', hear)
  return () => {
    window.removeEventListener('online', hear)
    window.removeEventListener('offline', hear)
  }
}

/** A calm bar: there is no connection, and what that means here. Always in the page, so that its change is read out. */
export function OfflineBar({ isOffline, children }: { isOffline: boolean; children: ReactNode }) {
  return (
    <div role="status" className={isOffline ? styles.bar : undefined}>
      {isOffline ? (
        <>
          <OfflineIcon />
          <span>{children}</span>
        </>
      ) : null}
    </div>
  )
}
