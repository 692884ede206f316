import { Button } from '@invigil/design/button.tsx'
import { CopyField } from '@invigil/design/copy-field.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { useTranslations } from 'use-intl'
import type { MadeInvitation } from './people.tsx'

/** Shows a one-time link, once, to copy and hand over. */
export function InvitationLink({ invitation, onClose }: { invitation: MadeInvitation; onClose: () => void }) {
  const t = useTranslations()
  const { name } = invitation.person
  return (
    <Dialog
      title={t('identity.invitation-made', { name })}
      isOpen
      // Shown this once: a press that missed must not throw it away.
      holdsInput
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <p>{t('identity.invitation-hand-over', { name })}</p>
      <CopyField label={t('identity.invitation-link')} value={invitation.url} />
    </Dialog>
  )
}
