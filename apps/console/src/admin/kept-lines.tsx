import type { AttemptRetention } from '@invigil/contract/retention.ts'
import { useFormatter, useTranslations } from 'use-intl'

/** What becomes of one recording, in a sentence, and one for everybody who holds it. */
export function KeptLines({ kept, timeZone }: { kept: AttemptRetention; timeZone: string }) {
  const t = useTranslations('retention')
  const format = useFormatter()
  const { dueAt, erased, hasAny, holds } = kept
  const instant = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  if (erased) {
    const { number, why, erasedAt } = erased
    return t('erased-on', { at: instant(erasedAt), why: t(`because-${why}`), number })
  }
  if (!hasAny) return t('nothing')
  if (holds.length > 0)
    return holds.map(({ id, by, madeAt, reason }) => (
      <div key={id}>{t('held-by', { name: by.name, at: instant(madeAt), reason })}</div>
    ))
  return t(new Date(dueAt) > new Date() ? 'kept-until' : 'was-due', { at: instant(dueAt) })
}
