import { Notice } from '@invigil/design/notice.tsx'
import { useTranslations } from 'use-intl'
import { useProgress } from './uploads-of.tsx'

/** Says how many files are still on their way; nothing when none is. */
export function Undelivered() {
  const t = useTranslations('answering.files')
  const count = [...useProgress().values()].filter(({ is }) => is === 'kept' || is === 'sending').length
  return count > 0 ? <Notice tone="warning">{t('undelivered', { count })}</Notice> : null
}
