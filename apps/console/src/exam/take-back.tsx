import type { RevisionContent, UsedRevision } from '@invigil/contract/exam-revision.ts'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation } from '@tanstack/react-query'
import { useContext } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { client } from '../api.ts'
import type { Draft } from './draft.ts'
import { draftOfRevision } from './draft-of-revision.ts'
import { OthersContext } from './others.tsx'

interface TakeBackProps {
  revision: UsedRevision
  /** Puts it in the place of the draft, as one step that can be undone. */
  onTake: (draft: Draft) => void
  onClose: () => void
}

/** Asks before a revision becomes the draft, and says who else writes in it now. */
export function TakeBack({ revision, onTake, onClose }: TakeBackProps) {
  const t = useTranslations('comparing')
  const format = useFormatter()
  const refused = useRefused()
  const others = useContext(OthersContext)
  const { id: revisionId, examId, number } = revision
  const take = useMutation({
    mutationFn: async () => (await client.exam.revision({ examId, revisionId })) as RevisionContent,
    onSuccess: (content) => {
      onTake(draftOfRevision(content))
      toast(t('taken-back', { number }))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('take-back-title', { number })}
      confirm={t('take-back')}
      isOpen
      isPending={take.isPending}
      error={take.error ? refused(take.error).sentence : undefined}
      onConfirm={() => take.mutate()}
      onClose={onClose}
    >
      <p>{t('take-back-text', { number })}</p>
      {others.length > 0 ? (
        <p>{t('take-back-others', { name: format.list(others.map(({ name }) => name)) })}</p>
      ) : null}
    </ConfirmDialog>
  )
}
