import { useTranslations } from 'use-intl'
import styles from './place.module.css'
import spoken from './spoken.module.css'

/** Lines where text will stand. They appear only when waiting takes long enough to be noticed. */
export function LoadingState({ lines = 4 }: { lines?: 1 | 2 | 3 | 4 }) {
  const t = useTranslations('common')
  return (
    <div className={styles.loading} role="status">
      <span className={spoken.text}>{t('loading')}</span>
      {[1, 2, 3, 4].slice(0, lines).map((line) => (
        <div key={line} className={styles.line} />
      ))}
    </div>
  )
}
