import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import styles from './candidate-frame.module.css'
import { Mark } from './mark.tsx'
import { stands } from './stands.ts'

interface CandidateFrameProps {
  /** The exam's name; the house's own before one is known. */
  title?: string
  /** Time left, the saved state: what has to be in sight all the time. */
  status?: ReactNode
  /** Language and theme, help. */
  tools?: ReactNode
  /** Above everything, e.g. an `OfflineBar`. */
  bar?: ReactNode
  /** `reading` for forms and texts, `wide` for the exam itself. */
  width?: 'reading' | 'wide'
  children: ReactNode
}

/** The calm frame around everything a candidate sees. */
export function CandidateFrame({
  title,
  status,
  tools,
  bar,
  width = 'reading',
  children,
}: CandidateFrameProps) {
  const t = useTranslations('common')
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('skip-to-content')}
      </a>
      <header ref={stands} className={styles.head}>
        <div className={styles.name}>
          <Mark size={26} />
          <span className={styles.title}>{title ?? 'Invigil'}</span>
        </div>
        {status ? (
          <div ref={stands} className={styles.status}>
            {status}
          </div>
        ) : null}
        {tools ? <div className={styles.tools}>{tools}</div> : null}
      </header>
      {bar}
      <main ref={stands} id="content" tabIndex={-1} className={styles.main} data-width={width}>
        {children}
      </main>
    </div>
  )
}
