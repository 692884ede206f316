import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { CopyIcon } from '@invigil/design/icons.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useTranslations } from 'use-intl'
import type { MadeInvitation } from './people.tsx'

/** Shows a one-time link, once, to copy and hand over. */
export function InvitationLink({ invitation, onClose }: { invitation: MadeInvitation; onClose: () => void }) {
  const t = useTranslations()
  const { name } = invitation.person

  async function copy() {
    await navigator.clipboard.writeText(invitation.url)
    toast(t('common.copied'))
  }

  return (
    <Dialog
      title={t('identity.invitation-made', { name })}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <p>{t('identity.invitation-hand-over', { name })}</p>
      <TextField
        label={t('identity.invitation-link')}
        value={invitation.url}
        isReadOnly
        beside={
          <Button icon={<CopyIcon size={16} />} onPress={() => void copy()}>
            {t('common.copy')}
          </Button>
        }
      />
    </Dialog>
  )
}
