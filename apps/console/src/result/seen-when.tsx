import type { ReleaseParts } from '@invigil/contract/release.ts'
import { useFormatter, useTranslations } from 'use-intl'
import { releaseSteps } from './release-timeline.ts'
import styles from './seen-when.module.css'

/** What a candidate sees when, as a line of moments. */
export function SeenWhen({ parts, timeZone }: { parts: ReleaseParts; timeZone: string }) {
  const t = useTranslations('result.parts')
  const format = useFormatter()
  const titleOf = (from: string) =>
    from === 'with-release' || from === 'never'
      ? t(from)
      : format.dateTime(new Date(from), { dateStyle: 'long', timeStyle: 'short', timeZone })
  return (
    <section className={styles.box} aria-label={t('timeline')}>
      <h3>{t('timeline')}</h3>
      <ol className={styles.line}>
        {releaseSteps(parts, new Date()).map(({ from, parts: seen }) => (
          <li key={from} data-never={from === 'never'}>
            <strong>{titleOf(from)}</strong>
            <ul>
              {seen.map((part) => (
                <li key={part}>{t(`short.${part}`)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}
