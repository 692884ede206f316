import type { EvidenceCheck, EvidenceState } from '@invigil/contract/evidence.ts'
import type { Timeline } from '@invigil/contract/review.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { DownloadIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { Facts, Section } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

type About = Pick<Timeline, 'attemptId' | 'timeZone' | 'state'>

/** Whether the evidence of an attempt is whole, since when it is signed, and the ways to verify it and to take it out. */
export function SignedEvidence({ timeline }: { timeline: About }) {
  const { attemptId } = timeline
  const t = useTranslations('evidence')
  const client = useQueryClient()
  const options = api.review.evidence.queryOptions({
    input: { attemptId },
    refetchInterval: ({ state }) => (isUnderWay(state.data?.check) ? 1_000 : false),
  })
  const evidence = useQuery(options)
  const check = useMutation(
    api.review.checkEvidence.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: options.queryKey }),
    }),
  )
  // A proctor may look at the recording; evidence is the reviewers'.
  if (!evidence.data) return null
  const { manifest, check: last } = evidence.data
  if (!manifest) {
    const isOver = ['submitted', 'expired', 'terminated'].includes(timeline.state)
    return (
      <Section title={t('title')} description={t('text')}>
        <p>{t(isOver ? 'none' : 'not-yet')}</p>
      </Section>
    )
  }
  return (
    <Section
      title={t('title')}
      description={t('text')}
      actions={
        <Button
          isPending={check.isPending}
          isDisabled={isUnderWay(last)}
          onPress={() => check.mutate({ attemptId })}
        >
          {t(last ? 'check-again' : 'check')}
        </Button>
      }
    >
      <Stack gap={4}>
        <Signed manifest={manifest} check={last} timeZone={timeline.timeZone} />
        <Found check={last} />
        <TakeOut attemptId={attemptId} />
      </Stack>
    </Section>
  )
}

function isUnderWay(check: Pick<EvidenceCheck, 'doneAt'> | null | undefined): boolean {
  return check !== null && check !== undefined && check.doneAt === null
}

interface SignedProps {
  manifest: NonNullable<EvidenceState['manifest']>
  check: EvidenceState['check']
  timeZone: string
}

function Signed({ manifest, check, timeZone }: SignedProps) {
  const t = useTranslations('evidence')
  const format = useFormatter()
  const { version, at, records, tracks, keyId } = manifest
  const instant = (when: string) =>
    format.dateTime(new Date(when), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const isDone = check !== null && check.doneAt !== null
  const tone = !isDone ? 'neutral' : check.faults.length === 0 ? 'good' : 'danger'
  const state = !isDone ? 'unchecked' : check.faults.length === 0 ? 'whole' : 'not-whole'
  return (
    <Facts
      facts={[
        {
          name: t('state'),
          value: (
            <Row>
              <Badge tone={tone}>{t(state)}</Badge>
              {isDone ? (
                <small>{t('checked-at', { at: instant(check.doneAt ?? ''), name: check.by.name })}</small>
              ) : null}
            </Row>
          ),
        },
        { name: t('signed'), value: t('signed-at', { at: instant(at), version }) },
        { name: t('holds'), value: t('holds-what', { records, tracks }) },
        { name: t('key'), value: <code>{keyId}</code> },
      ]}
    />
  )
}

function Found({ check }: Pick<SignedProps, 'check'>) {
  const t = useTranslations('evidence')
  if (!check) return null
  const { doneAt, records, recordsDone, faults } = check
  if (doneAt === null)
    return (
      <ProgressBar
        label={t('checking')}
        {...(records > 0
          ? { value: recordsDone, max: records, valueText: t('progress', { done: recordsDone, of: records }) }
          : {})}
      />
    )
  if (faults.length === 0)
    return (
      <Notice tone="good" isAnnounced>
        {t('all-well')}
      </Notice>
    )
  return (
    <Notice tone="danger" title={t('found-title', { count: faults.length })} isAnnounced>
      <p>{t('found-text')}</p>
      <ul>
        {faults.map(({ code, about, seq }) => (
          <li key={`${code} ${about} ${seq ?? ''}`}>
            {t(`fault.${code}`)}: <code>{about}</code>
            {seq === undefined ? null : ` (${t('from-frame', { seq })})`}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function TakeOut({ attemptId }: Pick<About, 'attemptId'>) {
  const t = useTranslations('evidence')
  const me = useQuery(api.identity.me.queryOptions())
  const kept = useQuery(api.admin.retention.ofAttempt.queryOptions({ input: { attemptId } }))
  if (kept.data?.erased) return <p>{t('nothing-to-take')}</p>
  const isAdministrator = me.data?.person.grants.some(({ role }) => role === 'administrator')
  const base = `/api/attempts/${attemptId}/evidence`
  return (
    <div>
      <Row>
        <Link kind="normal" icon={<DownloadIcon />} href={`${base}/export.tar`} download>
          {t('take-sealed')}
        </Link>
        {isAdministrator ? (
          <Link kind="quiet" icon={<DownloadIcon />} href={`${base}/open-export.tar`} download>
            {t('take-open')}
          </Link>
        ) : null}
      </Row>
      <p>
        <small>{t('take-text')}</small>
      </p>
    </div>
  )
}
