import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** An incident and what a proctor is about to say of it. */
export interface ToDecide {
  incidentId: string
  name: string
  sentence: string
  decision: 'confirmed' | 'dismissed'
}

/** Asks for the reason before an incident is confirmed or dismissed. */
export function DecideIncident({ toDecide, onClose }: { toDecide: ToDecide; onClose: () => void }) {
  const t = useTranslations()
  const queries = useQueryClient()
  const refused = useRefused()
  const { incidentId, name, sentence, decision } = toDecide
  const verb = decision === 'confirmed' ? 'confirm' : 'dismiss'
  const decide = useMutation(
    api.incident.decide.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.incident.key() })
        toast(t(`live.alerts.${decision}`))
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t(`live.alerts.${verb}-title`, { name })}
      confirm={t(`live.alerts.${verb}-button`)}
      reasonLabel={t('common.reason')}
      isOpen
      isPending={decide.isPending}
      error={decide.error ? refused(decide.error).sentence : undefined}
      onConfirm={(reason) => decide.mutate({ incidentId, decision, reason })}
      onClose={onClose}
    >
      <p>
        <strong>{sentence}</strong>
      </p>
      <p>{t(`live.alerts.${verb}-text`)}</p>
    </ConfirmDialog>
  )
}
