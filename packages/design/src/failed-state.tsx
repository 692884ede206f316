import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { RetryIcon } from './icons.tsx'
import styles from './place.module.css'

interface FailedStateProps {
  /** What happened and what to do, in the person's language. */
  sentence: string
  /** What an administrator finds in the log. */
  requestId?: string
  onRetry?: () => void
}

/** A place whose content could not be had: the sentence, the request's id, another try. */
export function FailedState({ sentence, requestId, onRetry }: FailedStateProps) {
  const t = useTranslations('common')
  return (
    <div className={styles.place} role="alert">
      <svg className={styles.drawing} viewBox="0 0 96 40" width="96" height="40" aria-hidden="true">
        <path d="M8 36.5h80M14 36V22M82 36V22M30 30h14M52 30h14M30 24h18M30 18h22M45 12l6 8-4 4 5 8" />
      </svg>
      <h2 className={styles.title}>{t('failed')}</h2>
      <p className={styles.text}>{sentence}</p>
      {requestId ? (
        <p className={styles.id}>
          {t('request-id')} <code>{requestId}</code>
        </p>
      ) : null}
      {onRetry ? (
        <Button icon={<RetryIcon size={16} />} onPress={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  )
}
