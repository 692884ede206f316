import type { Sitting } from '@invigil/contract/sitting.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** Says when the exam was published anew since, and takes the newer revision while nobody has begun. */
export function NewerRevision({ sitting, hasBegun }: { sitting: Sitting; hasBegun: boolean }) {
  const t = useTranslations('sitting')
  const queries = useQueryClient()
  const exams = useQuery(api.exam.list.queryOptions())
  const latest = exams.data?.exams.find(({ id }) => id === sitting.examId)?.revision
  const update = useMutation(
    api.sitting.update.mutationOptions({
      onSuccess: async ({ revisionNumber }) => {
        toast(t('revision-taken', { number: revisionNumber }))
        await queries.invalidateQueries({ queryKey: api.sitting.key() })
      },
    }),
  )
  const isOver = sitting.state === 'ended' || sitting.state === 'cancelled'
  if (!latest || latest.number <= sitting.revisionNumber || hasBegun || isOver) return null
  return (
    <Notice
      actions={
        <Button
          size="small"
          isPending={update.isPending}
          onPress={() => update.mutate({ sittingId: sitting.id, revisionId: latest.id })}
        >
          {t('take-revision', { number: latest.number })}
        </Button>
      }
    >
      {t('newer-revision', { number: latest.number, own: sitting.revisionNumber })}
      <FormError error={update.error} />
    </Notice>
  )
}
