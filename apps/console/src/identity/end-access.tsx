import type { Person } from '@invigil/contract/identity.ts'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** Asks before a person's access ends. */
export function EndAccess({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('identity')
  const queries = useQueryClient()
  const refused = useRefused()
  const { id: personId, name } = person
  const end = useMutation(
    api.identity.deactivate.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.identity.people.key() })
        toast(t('access-ended', { name }))
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('deactivate-title', { name })}
      confirm={t('deactivate')}
      kind="danger"
      isOpen
      isPending={end.isPending}
      error={end.error ? refused(end.error).sentence : undefined}
      onConfirm={() => end.mutate({ personId })}
      onClose={onClose}
    >
      <p>{t('deactivate-text', { name })}</p>
    </ConfirmDialog>
  )
}
