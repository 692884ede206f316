import type { AttemptId } from '@invigil/contract/ids.ts'
import { Link } from '@invigil/design/link.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface KeptUntilProps {
  attemptId: AttemptId
  sittingId: string
  timeZone: string
}

/** Until when the recording is kept, who holds it and why, or when it was erased. */
export function KeptUntil({ attemptId, sittingId, timeZone }: KeptUntilProps) {
  const t = useTranslations('retention')
  const kept = useQuery(api.admin.retention.ofAttempt.queryOptions({ input: { attemptId } }))
  const me = useQuery(api.identity.me.queryOptions())
  const format = useFormatter()
  if (!kept.data) return null
  const { dueAt, erased, hasAny, holds } = kept.data
  const instant = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const lines = erased
    ? [
        t('erased-on', {
          at: instant(erased.erasedAt),
          why: t(`because-${erased.why}`),
          number: erased.number,
        }),
      ]
    : holds.map(({ by, madeAt, reason }) => t('held-by', { name: by.name, at: instant(madeAt), reason }))
  const otherwise = hasAny ? t('kept-until', { at: instant(dueAt) }) : t('nothing')
  const isAdministrator = me.data?.person.grants.some(({ role }) => role === 'administrator')
  return (
    <>
      {lines.length > 0 ? lines.join(' · ') : otherwise}{' '}
      {isAdministrator ? <Link href={`/retention/${sittingId}`}>{t('to-retention')}</Link> : null}
    </>
  )
}
