import type { Incident } from '@invigil/contract/incident.ts'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useSeen } from '@invigil/messages/seen.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** An incident and what a reviewer is about to say of it. */
export interface ToDecide {
  incident: Incident
  decision: 'confirmed' | 'dismissed'
}

/** Asks for the reason of a decision on an incident. */
export function DecideIncident({ toDecide, onClose }: { toDecide: ToDecide; onClose: () => void }) {
  const { incident, decision } = toDecide
  const t = useTranslations('review.incidents')
  const tc = useTranslations('common')
  const queries = useQueryClient()
  const refused = useRefused()
  const seen = useSeen()(incident)
  const verb = decision === 'confirmed' ? 'confirm' : 'dismiss'
  const decide = useMutation(
    api.incident.decide.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.review.key() })
        toast(t(decision))
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t(`${verb}-title`)}
      confirm={t(verb)}
      reasonLabel={tc('reason')}
      isOpen
      isPending={decide.isPending}
      error={decide.error ? refused(decide.error).sentence : undefined}
      onConfirm={(reason) => decide.mutate({ incidentId: incident.id, decision, reason })}
      onClose={onClose}
    >
      <p>
        <strong>{seen.title}.</strong> {seen.sentence}
      </p>
      <p>{t(`${verb}-text`)}</p>
    </ConfirmDialog>
  )
}
