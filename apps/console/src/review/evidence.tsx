import type { Incident } from '@invigil/contract/incident.ts'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './incidents.module.css'

/** What an incident rests on: who noticed it by which version, what is pinned with its hash, and what people decided. */
export function Evidence({ incident, timeZone }: { incident: Incident; timeZone: string }) {
  const t = useTranslations('review.incidents')
  const ts = useTranslations('states.incident')
  const format = useFormatter()
  const { detector, models, signals, evidence, decisions } = incident
  const time = (instant: string) => format.dateTime(new Date(instant), { timeStyle: 'medium', timeZone })
  return (
    <>
      {decisions.length > 0 ? (
        <ul className={styles.decisions}>
          {decisions.map(({ decision, by, reason, decidedAt }) => (
            <li key={decidedAt}>
              <strong>{ts(decision)}</strong> – {reason}{' '}
              <small>({t('by', { name: by.name, time: time(decidedAt) })})</small>
            </li>
          ))}
        </ul>
      ) : null}
      <details className={styles.evidence}>
        <summary>
          {t('evidence')} ({evidence.length})
        </summary>
        <dl>
          <dt>{t('detector')}</dt>
          <dd>
            <code>{detector}</code>
          </dd>
          <dt>{t('models')}</dt>
          <dd>{models.length === 0 ? t('no-models') : <code>{models.join(', ')}</code>}</dd>
          <dt>{t('signals')}</dt>
          <dd>{format.number(signals)}</dd>
        </dl>
        <ul>
          {evidence.map((piece) => (
            <li key={piece.id}>
              {piece.kind === 'clip'
                ? t('clip', { from: time(piece.fromAt), to: time(piece.toAt) })
                : t('signal', { time: time(piece.at) })}
              <br />
              <small>
                {t('hash')} <code className={styles.hash}>{piece.sha256}</code>
              </small>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
