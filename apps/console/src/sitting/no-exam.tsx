import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Link } from '@invigil/design/link.tsx'
import { useTranslations } from 'use-intl'

/** Nothing is published that could be sat. */
export function NoExam() {
  const t = useTranslations()
  return (
    <EmptyState
      title={t('sitting.no-exam')}
      action={
        <Link kind="normal" href="/exams">
          {t('frame.exams')}
        </Link>
      }
    >
      {t('sitting.no-exam-text')}
    </EmptyState>
  )
}
