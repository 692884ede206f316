import { Failed } from '@invigil/design/failed.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { NoExam } from './no-exam.tsx'
import { ownTimeZone } from './own-time-zone.ts'

/** Opens a practice of a published exam: no times, no roster. */
export function CreatePractice({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const exams = useQuery(api.exam.list.queryOptions())
  const published = exams.data?.exams.filter(({ revision }) => revision !== null) ?? []
  const [chosen, setChosen] = useState<string>()
  const [name, setName] = useState<string>()
  const [keepDays, setKeepDays] = useState(7)
  const [mostAttempts, setMostAttempts] = useState(500)
  const exam = published.find(({ id }) => id === chosen)
  const title = name ?? exam?.title ?? ''
  const create = useMutation(
    api.sitting.createPractice.mutationOptions({
      onSuccess: async (sitting) => {
        await queries.invalidateQueries({ queryKey: api.sitting.list.key() })
        await navigate({ href: `/sittings/${sitting.id}` })
      },
    }),
  )
  const wish = { name: title, keepDays, mostAttempts, timeZone: ownTimeZone() }
  return (
    <FormDialog
      title={t('seating.practice.open')}
      submit={t('seating.practice.open')}
      onSubmit={() => exam && create.mutate({ ...wish, examId: exam.id })}
      onClose={onClose}
      isPending={create.isPending}
      error={create.error}
      isDisabled={!exam}
    >
      <p>{t('seating.practice.text')}</p>
      {exams.isPending ? <LoadingState /> : null}
      {exams.isError ? <Failed error={exams.error} onRetry={() => void exams.refetch()} /> : null}
      {exams.data && published.length === 0 ? <NoExam /> : null}
      {published.length > 0 ? (
        <>
          <Select
            label={t('sitting.exam')}
            value={chosen}
            onChange={setChosen}
            choices={published.map(({ id, title: label }) => ({ id: id as string, label }))}
          />
          <Notice tone="warning">{t('seating.practice.secret')}</Notice>
          <TextField label={t('sitting.name')} value={title} onChange={setName} maxLength={200} isRequired />
          <Grid>
            <NumberField
              label={t('seating.practice.keep-days')}
              description={t('seating.practice.keep-days-text')}
              value={keepDays}
              onChange={(days) => setKeepDays(Number.isNaN(days) ? keepDays : days)}
              minValue={1}
              maxValue={365}
            />
            <NumberField
              label={t('seating.practice.most')}
              value={mostAttempts}
              onChange={(most) => setMostAttempts(Number.isNaN(most) ? mostAttempts : most)}
              minValue={1}
              maxValue={100_000}
            />
          </Grid>
        </>
      ) : null}
    </FormDialog>
  )
}
