import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { Undelivered } from '../uploads/undelivered.tsx'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'

interface SubmitDialogProps {
  desk: AttemptDesk
  state: DeskState
  order: readonly string[]
  /** The questions without an answer. */
  open: readonly string[]
  isOpen: boolean
  onClose: () => void
}

/** Says what is unanswered and flagged, and asks once more. */
export function SubmitDialog({ desk, state, order, open, isOpen, onClose }: SubmitDialogProps) {
  const t = useTranslations('attempt.submit')
  const format = useFormatter()
  const refused = useRefused()
  const submit = useMutation({ mutationFn: () => desk.submit(), onSuccess: onClose })
  const numbersOf = (ids: readonly string[]) => format.list(ids.map((id) => String(order.indexOf(id) + 1)))
  const flagged = order.filter((id) => state.flags.includes(id))
  return (
    <ConfirmDialog
      title={t('title')}
      confirm={t('confirm')}
      isOpen={isOpen}
      isPending={submit.isPending}
      error={submit.error ? refused(submit.error).sentence : undefined}
      onConfirm={() => submit.mutate()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <p>
          {open.length > 0 ? `${t('open', { count: open.length })} ${numbersOf(open)}` : t('all-answered')}
        </p>
        {flagged.length > 0 ? (
          <p>{`${t('flagged', { count: flagged.length })} ${numbersOf(flagged)}`}</p>
        ) : null}
        {state.unsaved > 0 ? <p>{t('unsaved', { count: state.unsaved })}</p> : null}
        <Undelivered />
        <p>{t('final')}</p>
      </Stack>
    </ConfirmDialog>
  )
}
