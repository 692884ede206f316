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
    <section aria-label={t('sight.try-out.kinds')} className={styles.tried}>
      <ul className={styles.kinds} aria-label={t('sight.try-out.kinds')}>
        {kinds.map((kind) => (
          <li key={kind} className={styles.kind} data-notices={noticed.has(kind) ? '' : undefined}>
            {t(`detectors.${kind}.title`)}
          </li>
        ))}
      </ul>
      <div className={styles.sentences} role="status">
        {[...noticed.values()].map((signal) => (
          <p key={signal.kind}>{seen(signal).sentence}</p>
        ))}
        {noticed.size === 0 ? <p className={styles.quiet}>{t('sight.try-out.quiet')}</p> : null}
      </div>
    </section>
  )
}
