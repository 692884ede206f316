import { Mark } from '@invigil/design/mark.tsx'
import { NotSecureNotice } from '@invigil/design/not-secure-notice.tsx'
import { Preferences } from '@invigil/design/preferences.tsx'
import type { ReactNode } from 'react'
import styles from './doorway.module.css'

/** The quiet page in front of the console: signing in, the first administrator, an invitation. */
export function Doorway({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <div className={styles.place}>
      <title>{`${title} · Invigil`}</title>
      <div className={styles.tools}>
        <Preferences />
      </div>
      <main className={styles.sheet}>
        <header className={styles.head}>
          <Mark size={40} name="Invigil" />
          <h1>{title}</h1>
          {text ? <p>{text}</p> : null}
        </header>
        <NotSecureNotice />
        {children}
      </main>
    </div>
  )
}
