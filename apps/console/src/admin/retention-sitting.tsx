import type { AttemptRetention } from '@invigil/contract/retention.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { BinIcon, LockIcon, MoreIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { MoreRows } from '../frame/more-rows.tsx'
import { EraseRecording } from './erase-recording.tsx'
import { KeptLines } from './kept-lines.tsx'
import { MakeHold, type ToHold } from './make-hold.tsx'

/** What becomes of each recording of one sitting; here they are held, and erased by hand. */
export function RetentionSitting() {
  const t = useTranslations('retention')
  const { sittingId } = useParams({ from: '/staff/retention/$sittingId' })
  const sitting = useQuery(api.sitting.get.queryOptions({ input: { sittingId } }))
  const kept = useInfiniteQuery(
    api.admin.retention.ofSitting.infiniteOptions({
      input: (after: string | undefined) => ({ sittingId, ...(after !== undefined && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const [toHold, setToHold] = useState<ToHold>()
  if (sitting.isPending || kept.isPending) return <LoadingState />
  if (sitting.isError) return <Failed error={sitting.error} onRetry={() => void sitting.refetch()} />
  if (!kept.data) return <Failed error={kept.error} onRetry={() => void kept.refetch()} />
  const attempts = kept.data.pages.flatMap((page) => page.attempts)
  const all = kept.data.pages.at(-1)?.all ?? attempts.length
  return (
    <Stack gap={4}>
      <Head sitting={sitting.data} onHold={setToHold} />
      <Attempts attempts={attempts} timeZone={sitting.data.timeZone} onHold={setToHold} />
      <FormError error={kept.error} />
      <MoreRows
        hasMore={kept.hasNextPage}
        isPending={kept.isFetchingNextPage}
        onMore={() => void kept.fetchNextPage()}
        label={t('more-recordings')}
        shown={t('some-shown', { shown: attempts.length, all })}
      />
      {toHold ? <MakeHold toHold={toHold} onClose={() => setToHold(undefined)} /> : null}
    </Stack>
  )
}

function Head({ sitting, onHold }: { sitting: Sitting; onHold: (toHold: ToHold) => void }) {
  const t = useTranslations('retention')
  const { id: sittingId, name, examId, examTitle } = sitting
  return (
    <PageHead
      above={<Link href="/retention">{t('back')}</Link>}
      title={t('of-sitting', { name })}
      description={examTitle}
      actions={
        <Row>
          <Button onPress={() => onHold({ of: { on: 'sitting', sittingId }, name })}>
            {t('hold-sitting')}
          </Button>
          <Button onPress={() => onHold({ of: { on: 'exam', examId }, name: examTitle })}>
            {t('hold-exam')}
          </Button>
        </Row>
      }
    />
  )
}

interface AttemptsProps {
  attempts: readonly AttemptRetention[]
  timeZone: string
  onHold: (toHold: ToHold) => void
}

function Attempts({ attempts, timeZone, onHold }: AttemptsProps) {
  const t = useTranslations('retention')
  const [erasing, setErasing] = useState<ToErase>()
  const columns: Column<AttemptRetention>[] = [
    {
      id: 'candidate',
      title: t('candidate'),
      isRowHeader: true,
      cell: ({ attemptId, candidateName }) => <Link href={`/reviews/${attemptId}`}>{candidateName}</Link>,
    },
    { id: 'state', title: t('state'), cell: (kept) => <KeptLines kept={kept} timeZone={timeZone} /> },
    {
      id: 'actions',
      title: t('actions-for', { name: '' }),
      isActions: true,
      align: 'end',
      cell: (kept) => <Actions kept={kept} onHold={onHold} onErase={setErasing} />,
    },
  ]
  return (
    <>
      <Table
        label={t('recordings')}
        columns={columns}
        rows={attempts}
        rowId={({ attemptId }) => attemptId}
        empty={<EmptyState title={t('no-attempts')} />}
      />
      {erasing ? <EraseRecording {...erasing} onClose={() => setErasing(undefined)} /> : null}
    </>
  )
}

interface ToErase {
  attempt: AttemptRetention
  what: 'recording' | 'files'
}

interface ActionsProps {
  kept: AttemptRetention
  onHold: (toHold: ToHold) => void
  onErase: (toErase: ToErase) => void
}

function Actions({ kept, onHold, onErase }: ActionsProps) {
  const t = useTranslations('retention')
  const { attemptId, candidateName: name, erased, files, mayErase } = kept
  const entries = [
    {
      id: 'hold',
      label: t('hold-attempt'),
      icon: <LockIcon size={16} />,
      isDisabled: erased !== null && (files.count === 0 || files.erased !== null),
      onAction: () => onHold({ of: { on: 'attempt' as const, attemptId }, name }),
    },
    {
      id: 'erase',
      label: t('erase'),
      icon: <BinIcon size={16} />,
      kind: 'danger' as const,
      isDisabled: !mayErase,
      onAction: () => onErase({ attempt: kept, what: 'recording' }),
    },
    {
      id: 'erase-files',
      label: t('erase-files'),
      icon: <BinIcon size={16} />,
      kind: 'danger' as const,
      isDisabled: !files.mayErase,
      onAction: () => onErase({ attempt: kept, what: 'files' }),
    },
  ]
  return (
    <Menu label={t('actions-for', { name })} entries={entries}>
      <IconButton label={t('actions-for', { name })} size="small" icon={<MoreIcon />} />
    </Menu>
  )
}
