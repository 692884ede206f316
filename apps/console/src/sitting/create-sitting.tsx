import { Failed } from '@invigil/design/failed.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Select } from '@invigil/design/select.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { NoExam } from './no-exam.tsx'
import { ownTimeZone } from './own-time-zone.ts'
import { type Schedule, ScheduleFields } from './schedule-fields.tsx'

/** Plans a sitting of a published exam and opens it. */
export function CreateSitting({ examId, onClose }: { examId: string | undefined; onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const exams = useQuery(api.exam.list.queryOptions())
  const published = exams.data?.exams.filter(({ revision }) => revision !== null) ?? []
  const [chosen, setChosen] = useState(examId)
  const exam = published.find(({ id }) => id === chosen)
  const [schedule, setSchedule] = useState<Partial<Schedule>>({})
  const value: Schedule = {
    name: exam?.title ?? '',
    startsAt: inHours(1),
    endsAt: inHours(3),
    minutes: exam?.minutes ?? 60,
    timeZone: ownTimeZone(),
    ...{ lateMinutes: null, lateTime: 'kept' },
    ...schedule,
  }
  const create = useMutation(
    api.sitting.create.mutationOptions({
      onSuccess: async (sitting) => {
        await queries.invalidateQueries({ queryKey: api.sitting.list.key() })
        await navigate({ href: `/sittings/${sitting.id}` })
      },
    }),
  )

  return (
    <FormDialog
      title={t('sitting.create')}
      submit={t('sitting.create')}
      onSubmit={() => exam && create.mutate({ ...value, examId: exam.id })}
      onClose={onClose}
      isPending={create.isPending}
      error={create.error}
      isDisabled={!exam}
    >
      {exams.isPending ? <LoadingState /> : null}
      {exams.isError ? <Failed error={exams.error} onRetry={() => void exams.refetch()} /> : null}
      {exams.data && published.length === 0 ? <NoExam /> : null}
      {published.length > 0 ? (
        <>
          <Select
            label={t('sitting.exam')}
            value={exam?.id as string | undefined}
            onChange={setChosen}
            choices={published.map(({ id, title, revision }) => ({
              id: id as string,
              label: title,
              note: t('sitting.revision-number', { number: revision?.number ?? 0 }),
            }))}
          />
          <ScheduleFields value={value} onChange={setSchedule} />
        </>
      ) : null}
    </FormDialog>
  )
}

/** The next full hour, and some hours on. */
function inHours(hours: number): string {
  const hour = 3_600_000
  return new Date(Math.ceil(Date.now() / hour) * hour + (hours - 1) * hour).toISOString()
}
