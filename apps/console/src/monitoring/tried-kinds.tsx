import type { DetectorKind } from '@invigil/detectors/all.ts'
import { useSeen } from '@invigil/messages/seen.ts'
import { useTranslations } from 'use-intl'
import styles from './monitoring.module.css'
import type { Noticed } from './use-trial.ts'

interface TriedKindsProps {
  kinds: readonly DetectorKind[]
  noticed: ReadonlyMap<string, Noticed>
}

/** Each rule that is tried, and what it notices just now in the words a proctor would read. */
export function TriedKinds({ kinds, noticed }: TriedKindsProps) {
  const t = useTranslations()
  const seen = useSeen()
  if (kinds.length === 0) return <p className={styles.quiet}>{t('sight.try-out.none')}</p>
  return (
    <section aria-label={t('sight.try-out.kinds')}>
      <h3>{t('sight.try-out.kinds')}</h3>
      <ul className={styles.kinds} aria-live="polite">
        {kinds.map((kind) => {
          const signal = noticed.get(kind)
          return (
            <li key={kind} className={styles.kind} data-notices={signal ? '' : undefined}>
              <strong>{t(`detectors.${kind}.title`)}</strong>
              <br />
              <span className={styles.quiet}>
                {signal ? seen(signal).sentence : t('sight.try-out.quiet')}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
