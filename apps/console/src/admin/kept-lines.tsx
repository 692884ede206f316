import type { AttemptRetention } from '@invigil/contract/retention.ts'
import { useFormatter, useTranslations } from 'use-intl'

interface KeptLinesProps {
  kept: AttemptRetention
  timeZone: string
}

/** What becomes of one recording, in a sentence, one for everybody who holds it, and what there is of files of answers. */
export function KeptLines({ kept, timeZone }: KeptLinesProps) {
  return (
    <>
      <div>
        <OfRecording kept={kept} timeZone={timeZone} />
      </div>
      <Holds kept={kept} timeZone={timeZone} />
      <OfFiles kept={kept} timeZone={timeZone} />
    </>
  )
}

function OfFiles({ kept: { files }, timeZone }: KeptLinesProps) {
  const t = useTranslations('retention')
  const format = useFormatter()
  if (files.count === 0) return null
  if (!files.erased) return <div>{t('files-count', { count: files.count })}</div>
  const { number, erasedAt } = files.erased
  const at = format.dateTime(new Date(erasedAt), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return <div>{t('files-erased-on', { at, number })}</div>
}

function Holds({ kept: { holds }, timeZone }: KeptLinesProps) {
  const t = useTranslations('retention')
  const format = useFormatter()
  return holds.map(({ id, by, madeAt, reason }) => {
    const at = format.dateTime(new Date(madeAt), { dateStyle: 'medium', timeStyle: 'short', timeZone })
    return <div key={id}>{t('held-by', { name: by.name, at, reason })}</div>
  })
}

function OfRecording({ kept, timeZone }: KeptLinesProps) {
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
  if (holds.length > 0) return null
  return t(new Date(dueAt) > new Date() ? 'kept-until' : 'was-due', { at: instant(dueAt) })
}
