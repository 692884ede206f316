import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import type { LateDecision } from '@invigil/contract/late-answer.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface DecideLateProps {
  attemptId: AttemptId
  itemId: ItemId
  /** The late answer that shall count; null: the one in time. */
  entry: LateDecision['entry']
  onDecided: () => void
  onClose: () => void
}

/** Asks for the reason for which a late answer, or the one in time again, shall count. */
export function DecideLate({ attemptId, itemId, entry, onDecided, onClose }: DecideLateProps) {
  const t = useTranslations()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const isMissing = reason.trim() === ''
  const which = entry ? 'accept' : 'set-aside'
  const decide = useMutation(
    api.result.decideLate.mutationOptions({
      onSuccess: async () => {
        // Not the queue of who is marking: it is begun anew by `onDecided`.
        for (const queryKey of [
          api.result.answerTimes.key(),
          api.result.detail.key(),
          api.result.list.key(),
          api.result.overview.key(),
          api.result.markingItems.key(),
        ])
          await queries.invalidateQueries({ queryKey })
        onClose()
        onDecided()
      },
    }),
  )
  function save() {
    setTried(true)
    if (!isMissing) decide.mutate({ attemptId, itemId, entry, reason })
  }
  return (
    <Dialog
      title={t(`result.late.${which}-title`)}
      isOpen
      holdsInput
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" isPending={decide.isPending} onPress={save}>
            {t('result.late.decide')}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        <p>{t(`result.late.${which}-text`)}</p>
        <TextArea
          label={t('result.correct.reason')}
          description={t('result.correct.reason-note')}
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={setReason}
          autoFocus
          error={isTried && isMissing ? t('result.late.reason-missing') : undefined}
        />
        <FormError error={decide.error} />
      </Stack>
    </Dialog>
  )
}
