import type { AttemptView } from '@invigil/contract/attempt.ts'
import { Section } from '@invigil/design/section.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** Until when one's own recording is kept, or that it or the files of one's answers were erased. Nothing where nothing was. */
export function OwnRecording({ view, attemptKey }: { view: AttemptView; attemptKey: string }) {
  const t = useTranslations('after.kept')
  const format = useFormatter()
  const kept = useQuery(
    api.admin.retention.mine.queryOptions({ input: { attemptId: view.id }, context: { attemptKey } }),
  )
  if (!kept.data) return null
  const { dueAt, erased, filesErased, hasAny, isHeld } = kept.data
  const instant = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short', timeZone: view.timeZone })
  return (
    <>
      {erased || hasAny ? (
        <Section title={t('title')}>
          <p>
            {erased
              ? t('erased', { at: instant(erased.at), number: erased.number })
              : t(isHeld ? 'held' : 'until', { at: instant(dueAt) })}
          </p>
        </Section>
      ) : null}
      {filesErased ? (
        <Section title={t('files')}>
          <p>{t('files-erased', { at: instant(filesErased.at), number: filesErased.number })}</p>
        </Section>
      ) : null}
    </>
  )
}
