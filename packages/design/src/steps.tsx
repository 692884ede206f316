import { useTranslations } from 'use-intl'
import { CheckIcon } from './icons.tsx'
import styles from './steps.module.css'

/** Where one is on a way of a few stations. Narrow screens name only the present one. */
export function Steps({
  label,
  steps,
  current,
}: {
  label: string
  steps: readonly string[]
  current: number
}) {
  const t = useTranslations('common')
  return (
    <nav aria-label={label} className={styles.way}>
      <ol className={styles.stations}>
        {steps.map((step, index) => (
          <li
            key={step}
            className={styles.station}
            data-place={index < current ? 'past' : index === current ? 'here' : 'ahead'}
            aria-current={index === current ? 'step' : undefined}
          >
            <span className={styles.dot}>{index < current ? <CheckIcon size={12} /> : index + 1}</span>
            <span className={styles.name}>{step}</span>
          </li>
        ))}
      </ol>
      <span className={styles.count}>{t('step', { number: current + 1, total: steps.length })}</span>
    </nav>
  )
}
