import type { HoldOn } from '@invigil/contract/retention.ts'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** What somebody is about to hold, and its name. */
export interface ToHold {
  of: HoldOn
  name: string
}

/** Asks for the reason before something is held. */
export function MakeHold({ toHold, onClose }: { toHold: ToHold; onClose: () => void }) {
  const t = useTranslations()
  const refused = useRefused()
  const queries = useQueryClient()
  const hold = useMutation(
    api.admin.retention.hold.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.admin.retention.key() })
        toast(t('retention.hold-made'))
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('retention.hold-title', { name: toHold.name })}
      confirm={t('retention.hold-attempt')}
      reasonLabel={t('common.reason')}
      isOpen
      isPending={hold.isPending}
      error={hold.error ? refused(hold.error).sentence : undefined}
      onConfirm={(reason) => hold.mutate({ of: toHold.of, reason })}
      onClose={onClose}
    >
      <p>{t('retention.hold-text')}</p>
    </ConfirmDialog>
  )
}
