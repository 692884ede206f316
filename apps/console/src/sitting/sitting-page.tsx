import type { Registration, Sitting } from '@invigil/contract/sitting.ts'
import { Failed } from '@invigil/design/failed.tsx'
import { EyeIcon, FlagIcon, PaperIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Facts, PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { HallCameras } from './hall-cameras.tsx'
import { holdsRole } from './holds-role.ts'
import { NewerRevision } from './newer-revision.tsx'
import { Practice } from './practice.tsx'
import { Proctors } from './proctors.tsx'
import { RoomCode } from './room-code.tsx'
import { Rooms } from './rooms.tsx'
import { Roster } from './roster.tsx'
import { SittingMenu } from './sitting-menu.tsx'
import { StateBadge } from './state-badge.tsx'
import { WhepDoors } from './whep-doors.tsx'

/** One sitting: its code, its times, who proctors and who sits. */
export function SittingPage() {
  const { sittingId } = useParams({ from: '/staff/sittings/$sittingId' })
  const input = { sittingId }
  const sitting = useQuery({ ...api.sitting.get.queryOptions({ input }), refetchInterval: 30_000 })
  const roster = useQuery({ ...api.sitting.roster.queryOptions({ input }), refetchInterval: 30_000 })
  const me = useQuery(api.identity.me.queryOptions())
  if (sitting.isPending) return <LoadingState />
  if (sitting.isError) return <Failed error={sitting.error} onRetry={() => void sitting.refetch()} />
  const shown = sitting.data as Sitting
  const watches = holdsRole(me.data?.person.grants ?? [], 'proctor', shown)
  const registrations = roster.data?.registrations as Registration[] | undefined
  return (
    <Stack gap={5}>
      <Head sitting={shown} hasBegun={hasBegun(registrations)} />
      <RoomCode code={shown.roomCode} />
      {shown.kind === 'practice' ? (
        <Practice sitting={shown} />
      ) : (
        <>
          <Times sitting={shown} />
          <NewerRevision sitting={shown} hasBegun={hasBegun(registrations)} />
          <Proctors sitting={shown} />
          <Rooms sitting={shown} />
          <HallCameras sitting={shown} />
          {registrations && watches ? <WhepDoors sitting={shown} registrations={registrations} /> : null}
          {roster.isPending ? <LoadingState /> : null}
          {roster.isError ? <Failed error={roster.error} onRetry={() => void roster.refetch()} /> : null}
          {registrations ? <Roster sitting={shown} registrations={registrations} /> : null}
        </>
      )}
    </Stack>
  )
}

function hasBegun(registrations: Registration[] | undefined): boolean {
  return (registrations ?? []).some(
    ({ attempt }) => attempt && !['expected', 'checking-in', 'waiting', 'expired'].includes(attempt.state),
  )
}

function Head({ sitting, hasBegun }: { sitting: Sitting; hasBegun: boolean }) {
  const t = useTranslations()
  const { id, name, state } = sitting
  return (
    <PageHead
      above={<Link href="/sittings">{t('sitting.title')}</Link>}
      title={name}
      actions={
        <Row gap={2}>
          <StateBadge state={state} />
          {state === 'cancelled' || sitting.kind === 'practice' ? null : (
            <Link
              kind={state === 'open' ? 'primary' : 'normal'}
              href={`/sittings/${id}/wall`}
              icon={<EyeIcon />}
            >
              {t('sitting.to-wall')}
            </Link>
          )}
          {sitting.kind === 'practice' ? null : (
            <Link kind="normal" href={`/sittings/${id}/review`} icon={<FlagIcon />}>
              {t('frame.review')}
            </Link>
          )}
          <Link kind="normal" href={`/sittings/${id}/results`} icon={<PaperIcon />}>
            {t('sitting.to-results')}
          </Link>
          {sitting.kind === 'exam' ? <SittingMenu sitting={sitting} hasBegun={hasBegun} /> : null}
        </Row>
      }
    />
  )
}

function Times({ sitting }: { sitting: Sitting }) {
  const t = useTranslations()
  const format = useFormatter()
  const { timeZone, startsAt, endsAt, state } = sitting
  const at = (instant: string) =>
    format.dateTime(new Date(instant), { dateStyle: 'full', timeStyle: 'short', timeZone })
  return (
    <Stack gap={3}>
      {state === 'cancelled' ? <Notice tone="warning">{t('sitting.is-cancelled')}</Notice> : null}
      <Facts
        facts={[
          { name: t('sitting.starts'), value: at(startsAt) },
          { name: t('sitting.ends'), value: at(endsAt) },
          { name: t('sitting.minutes'), value: t('common.minutes', { count: sitting.minutes }) },
          { name: t('seating.late'), value: <LateRule sitting={sitting} /> },
          { name: t('sitting.time-zone'), value: timeZone.replaceAll('_', ' ') },
          {
            name: t('sitting.exam'),
            value: (
              <>
                <Link href={`/exams/${sitting.examId}`}>{sitting.examTitle}</Link>{' '}
                {t('sitting.revision-number', { number: sitting.revisionNumber })}
              </>
            ),
          },
          { name: t('sitting.creator'), value: sitting.creator.name },
        ]}
      />
    </Stack>
  )
}

function LateRule({ sitting: { lateMinutes, lateTime } }: { sitting: Sitting }) {
  const t = useTranslations('seating')
  const until = lateMinutes === null ? t('late-until-end') : t('late-minutes', { count: lateMinutes })
  return `${until} ${t(`late-time.${lateTime}`)}`
}
