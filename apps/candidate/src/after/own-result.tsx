import type { AttemptView } from '@invigil/contract/attempt.ts'
import type { OwnResult as Own } from '@invigil/contract/result.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { DownloadIcon } from '@invigil/design/icons.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { saveBase64 } from '@invigil/design/save-file.ts'
import { Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { OwnItem } from './own-item.tsx'

interface OwnResultProps {
  view: AttemptView
  attemptKey: string
}

/** One's own result, once it is released: points, rules, comments and right answers, each when it is due, and the verdict. */
export function OwnResult({ view, attemptKey }: OwnResultProps) {
  const t = useTranslations('after.result')
  const [language] = useLanguage()
  const query = useQuery(
    api.result.mine.queryOptions({
      ...{ input: { attemptId: view.id, language }, context: { attemptKey } },
      // Another language changes numbers only: what is read stays where it is.
      placeholderData: keepPreviousData,
      // A practice is released by itself, a moment after it was handed in.
      refetchInterval: ({ state }) => (view.kind === 'practice' && !state.data?.isReleased ? 2_000 : false),
    }),
  )
  return (
    <Section
      title={t('title')}
      actions={
        <Button kind="quiet" size="small" isPending={query.isFetching} onPress={() => void query.refetch()}>
          {t('refresh')}
        </Button>
      }
    >
      {query.isPending ? <LoadingState lines={2} /> : null}
      {query.isError ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? (
        <Stack gap={4}>
          <Shown result={query.data} timeZone={view.timeZone} />
          {query.data.hasCertificate ? <Certificate attemptId={view.id} attemptKey={attemptKey} /> : null}
        </Stack>
      ) : null}
    </Section>
  )
}

type Seen = Pick<Own, 'isReleased' | 'releasedAt' | 'points' | 'max' | 'later' | 'changed' | 'verdict'> & {
  items: Omit<Own['items'][number], 'itemId'>[]
}

function Shown({ result, timeZone }: { result: Seen; timeZone: string }) {
  const t = useTranslations('after.result')
  const states = useTranslations('states.verdict')
  const tc = useTranslations('common')
  const format = useFormatter()
  const when = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const { points, max, releasedAt, changed, later, items, verdict } = result
  if (!result.isReleased)
    return (
      <>
        <p>{t('not-yet')}</p>
        {verdict ? (
          <p>{`${tc('labelled', { name: t('verdict'), text: states(verdict.verdict) })}. ${verdict.reason}`}</p>
        ) : null}
      </>
    )
  return (
    <Stack gap={4}>
      <p>
        <strong>{points === null || max === null ? t('no-score') : t('points', { points, max })}</strong>
        {releasedAt ? ` · ${t('released', { at: when(releasedAt) })}` : null}
      </p>
      {changed ? (
        <Notice title={t('changed', { at: when(changed.at), from: changed.from })}>
          {changed.reason === '' ? null : <p>{t('changed-reason', { reason: changed.reason })}</p>}
        </Notice>
      ) : null}
      {later.map(({ part, at }) => (
        <p key={part}>{t(`later.${part}`, { at: when(at) })}</p>
      ))}
      {items.length > 0 ? (
        <Stack gap={3}>
          <h3>{t('items')}</h3>
          {items.map((item) => (
            <OwnItem key={item.itemNumber} item={item} />
          ))}
        </Stack>
      ) : null}
      {verdict ? (
        <Notice title={tc('labelled', { name: t('verdict'), text: states(verdict.verdict) })}>
          <p>{verdict.reason}</p>
          <p>{t('verdict-by')}</p>
        </Notice>
      ) : null}
    </Stack>
  )
}

/** The result on paper, with a number that anybody can check. */
function Certificate({ attemptId, attemptKey }: { attemptId: AttemptView['id']; attemptKey: string }) {
  const t = useTranslations('after.result')
  const [language] = useLanguage()
  const make = useMutation(
    api.result.certificate.mutationOptions({ context: { attemptKey }, onSuccess: saveBase64 }),
  )
  return (
    <div>
      <Button
        icon={<DownloadIcon size={16} />}
        isPending={make.isPending}
        onPress={() => make.mutate({ attemptId, language })}
      >
        {t('certificate')}
      </Button>
      {make.isError ? (
        <Failed error={make.error} onRetry={() => make.mutate({ attemptId, language })} />
      ) : null}
    </div>
  )
}
