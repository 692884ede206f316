import type {
  KeptDraft,
  KeptDraftContent,
  RevisionContent,
  UsedRevision,
} from '@invigil/contract/exam-revision.ts'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api, client } from '../api.ts'
import type { Draft } from './draft.ts'
import { draftOfRevision } from './draft-of-revision.ts'
import { OthersContext } from './others.tsx'

interface TakeBackProps {
  taken: UsedRevision | KeptDraft
  /** What is on the screen cannot be saved as it is: it could not be kept either. */
  isStuck: boolean
  /** Saves what is not saved; answers the version. */
  flush: () => Promise<number>
  /** Puts it in the place of the draft, as one step that can be undone. */
  onTake: (draft: Draft) => void
  onClose: () => void
}

/** Asks before a revision or a kept draft becomes the draft, keeps what it replaces, and says who else writes in it now. */
export function TakeBack({ taken, isStuck, flush, onTake, onClose }: TakeBackProps) {
  const t = useTranslations('comparing')
  const format = useFormatter()
  const refused = useRefused()
  const queries = useQueryClient()
  const others = useContext(OthersContext)
  const { examId } = taken
  const name = useName(taken)
  const take = useMutation({
    async mutationFn() {
      const content = await read(taken)
      const { kept } = await client.exam.keepDraft({ examId, version: await flush() })
      return { content, isKept: kept !== null }
    },
    async onSuccess({ content, isKept }) {
      onTake(draftOfRevision(content))
      toast(t(isKept ? 'taken-back-kept' : 'taken-back', { name }))
      onClose()
      await queries.invalidateQueries({ queryKey: api.exam.keptDrafts.key() })
    },
  })
  const error = isStuck ? t('take-back-stuck') : take.error ? refused(take.error).sentence : undefined
  return (
    <ConfirmDialog
      title={t('take-back-title', { name })}
      confirm={t('take-back')}
      isOpen
      isPending={take.isPending}
      error={error}
      onConfirm={() => (isStuck ? undefined : take.mutate())}
      onClose={onClose}
    >
      <p>{t('take-back-text', { name })}</p>
      {others.length > 0 ? (
        <p>{t('take-back-others', { name: format.list(others.map((other) => other.name)) })}</p>
      ) : null}
    </ConfirmDialog>
  )
}

async function read(taken: UsedRevision | KeptDraft): Promise<RevisionContent | KeptDraftContent> {
  const { examId, id } = taken
  return 'keptAt' in taken
    ? ((await client.exam.keptDraft({ examId, keptDraftId: id as KeptDraft['id'] })) as KeptDraftContent)
    : ((await client.exam.revision({ examId, revisionId: id as UsedRevision['id'] })) as RevisionContent)
}

/** “revision 3”, or “the unpublished draft of” with its date, within a sentence. */
function useName(taken: UsedRevision | KeptDraft): string {
  const t = useTranslations('comparing')
  const format = useFormatter()
  if (!('keptAt' in taken)) return t('name-revision', { number: taken.number })
  return t('name-kept', {
    at: format.dateTime(new Date(taken.writtenAt), { dateStyle: 'medium', timeStyle: 'short' }),
  })
}
