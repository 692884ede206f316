import type { Tile } from '@invigil/contract/live.ts'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Extend } from './extend.tsx'
import { Write } from './write.tsx'

export type Act = 'message' | 'warn' | 'pause' | 'resume' | 'extend' | 'terminate'

/** What a proctor is about to do, and to whom. */
export interface ToDo {
  act: Act
  attemptId: string
}

interface InterveneProps {
  act: Act
  tile: Tile
  sittingId: string
  onClose: () => void
}

/** Whether an act is possible in the state an attempt is in; the server refuses the rest anyway. */
export function mayAct(act: Act, { state }: Pick<Tile, 'state'>): boolean {
  const goesOn = state === 'running' || state === 'paused'
  const isOver = state === 'submitted' || state === 'expired' || state === 'terminated'
  if (act === 'pause') return state === 'running'
  if (act === 'resume') return state === 'paused'
  if (act === 'extend' || act === 'terminate') return goesOn
  return !isOver
}

/** The dialog of one act: what will happen is said first, and the reason is asked where it stands in the record. */
export function Intervene({ act, tile, sittingId, onClose }: InterveneProps) {
  switch (act) {
    case 'message':
    case 'warn':
      return <Write act={act} tile={tile} sittingId={sittingId} onClose={onClose} />
    case 'extend':
      return <Extend tile={tile} onClose={onClose} />
    case 'pause':
    case 'resume':
    case 'terminate':
      return <Change act={act} tile={tile} onClose={onClose} />
  }
}

interface ChangeProps {
  act: 'pause' | 'resume' | 'terminate'
  tile: Tile
  onClose: () => void
}

function Change({ act, tile, onClose }: ChangeProps) {
  const { attemptId, candidateName: name } = tile
  const t = useTranslations('live')
  const refused = useRefused()
  const queries = useQueryClient()
  const options = {
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.review.timeline.key({ input: { attemptId } }) })
      toast(t(`${act}.done`, { name }))
      onClose()
    },
  }
  const pause = useMutation(api.live.pause.mutationOptions(options))
  const resume = useMutation(api.live.resume.mutationOptions(options))
  const terminate = useMutation(api.live.terminate.mutationOptions(options))
  const change = { pause, resume, terminate }[act]

  function doIt(reason: string) {
    if (act === 'resume') resume.mutate({ attemptId })
    else if (act === 'pause') pause.mutate({ attemptId, reason })
    else terminate.mutate({ attemptId, reason })
  }

  return (
    <ConfirmDialog
      title={t(`${act}.title`, { name })}
      confirm={t(`${act}.button`)}
      kind={act === 'terminate' ? 'danger' : 'primary'}
      reasonLabel={act === 'resume' ? undefined : t(`${act}.reason`)}
      isOpen
      isPending={change.isPending}
      error={change.error ? refused(change.error).sentence : undefined}
      onConfirm={doIt}
      onClose={onClose}
    >
      <p>{t(`${act}.text`, { name })}</p>
      {act === 'terminate' ? <p>{t('terminate.instead')}</p> : null}
    </ConfirmDialog>
  )
}
