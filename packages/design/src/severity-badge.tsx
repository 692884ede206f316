import { useTranslations } from 'use-intl'
import styles from './badge.module.css'

/** How much an incident asks for a look: a word, bars and a colour, so that none of them is needed alone. */
export function SeverityBadge({ severity }: { severity: 'low' | 'medium' | 'high' }) {
  const t = useTranslations('states')
  return (
    <span className={styles.badge} data-severity={severity}>
      <span className={styles.bars} aria-hidden="true">
        <span className={styles.bar} />
        <span className={styles.bar} data-off={severity === 'low' || undefined} />
        <span className={styles.bar} data-off={severity !== 'high' || undefined} />
      </span>
      {t(`severity.${severity}`)}
    </span>
  )
}
