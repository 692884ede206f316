import type { Lost } from '@invigil/contract/deletion-receipt.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { Link } from '@invigil/design/link.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

const nothing: Lost = { lanes: [], halls: [] }

/** What of an attempt's recording was erased; undefined until that is known. */
export function useErased(attemptId: AttemptId) {
  const kept = useQuery(api.admin.retention.ofAttempt.queryOptions({ input: { attemptId } }))
  return { isKnown: !kept.isPending, erased: kept.data?.erased ?? null, lost: kept.data?.lost ?? nothing }
}

interface ErasedProps {
  attemptId: AttemptId
  sittingId: string
  timeZone: string
}

/** When and why the recording was erased, and by which receipt, where the player would be; nothing while it is kept. */
export function Erased({ attemptId, sittingId, timeZone }: ErasedProps) {
  const t = useTranslations()
  const format = useFormatter()
  const { erased, lost } = useErased(attemptId)
  const me = useQuery(api.identity.me.queryOptions())
  if (!erased && lost.halls.length === 0) return null
  const at = (instant: string) =>
    format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const isAdministrator = me.data?.person.grants.some(({ role }) => role === 'administrator')
  const kinds = [...new Set(lost.lanes.map(({ kind }) => t(`review.lane.${kind}`)))]
  return (
    <Notice
      tone="warning"
      title={t(erased ? 'review.erased.title' : 'review.erased.hall-title')}
      actions={
        isAdministrator ? (
          <Link href={erased ? `/retention/${sittingId}` : '/retention'}>
            {t('review.erased.to-receipts')}
          </Link>
        ) : null
      }
    >
      {erased ? (
        <p>
          {t('review.erased.when', { at: at(erased.erasedAt), why: t(`retention.because-${erased.why}`) })}{' '}
          {erased.by ? t('review.erased.by', { name: erased.by.name, reason: erased.reason }) : null}{' '}
          {t('review.erased.receipt', { number: erased.number })}
        </p>
      ) : null}
      {kinds.length > 0 ? <p>{t('review.erased.lanes', { lanes: format.list(kinds) })}</p> : null}
      {lost.halls.map(({ cameraId, name, erasedAt, number }) => (
        <p key={cameraId}>
          {t('review.erased.hall', { name, at: at(erasedAt) })}{' '}
          {number ? t('review.erased.receipt', { number }) : null}
        </p>
      ))}
      {erased ? <p>{t('review.erased.rest')}</p> : null}
    </Notice>
  )
}
