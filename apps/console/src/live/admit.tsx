import type { Tile } from '@invigil/contract/live.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { CheckinOf } from './checkin-of.tsx'

/** Shows a candidate's check-in beside the button that lets them in; unfinished ones want a reason. */
export function Admit({ tile, onClose }: { tile: Tile; onClose: () => void }) {
  const { attemptId, candidateName: name } = tile
  const t = useTranslations()
  const look = useQuery(api.checkin.look.queryOptions({ input: { attemptId }, staleTime: 0 }))
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const admit = useMutation(
    api.checkin.admit.mutationOptions({
      onSuccess: () => {
        toast(t('live.lobby.was-admitted', { name }))
        onClose()
      },
    }),
  )
  const isUnfinished = look.data !== undefined && look.data.missing.length > 0

  function letIn() {
    if (isUnfinished && reason.trim() === '') setMissing(true)
    else admit.mutate({ attemptId, reason: reason.trim() })
  }

  return (
    <Dialog
      title={t('live.lobby.admit-name', { name })}
      isOpen
      holdsInput
      onClose={onClose}
      width={look.data && look.data.shown.length > 0 ? 'wide' : 'normal'}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" isDisabled={!look.data} isPending={admit.isPending} onPress={letIn}>
            {t('live.lobby.admit')}
          </Button>
        </>
      }
    >
      {look.isPending ? <LoadingState lines={3} /> : null}
      {look.isError ? <Failed error={look.error} onRetry={() => void look.refetch()} /> : null}
      {look.data ? <CheckinOf name={name} view={look.data} /> : null}
      {isUnfinished ? (
        <>
          <Notice tone="warning">{t('live.lobby.unfinished', { name })}</Notice>
          <TextArea
            label={t('live.lobby.why-unfinished')}
            rows={2}
            value={reason}
            onChange={(text) => {
              setReason(text)
              setMissing(false)
            }}
            error={isMissing ? t('common.reason-missing') : undefined}
          />
        </>
      ) : null}
      <FormError error={admit.error} />
    </Dialog>
  )
}
