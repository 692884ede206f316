import { Button } from '@invigil/design/button.tsx'
import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

/** Dialogs and toasts. */
export function OverlaySamples() {
  const t = useTranslations()
  const [open, setOpen] = useState<'dialog' | 'confirm'>()
  const close = () => setOpen(undefined)
  return (
    <Row>
      <Button onPress={() => setOpen('dialog')}>{t('identity.add-person')}</Button>
      <Button onPress={() => setOpen('confirm')}>{t('identity.deactivate')}</Button>
      <Button onPress={() => toast(t('common.saved'))}>{t('common.save')}</Button>
      <Dialog
        title={t('identity.add-person')}
        isOpen={open === 'dialog'}
        onClose={close}
        actions={
          <Button kind="primary" onPress={close}>
            {t('common.done')}
          </Button>
        }
      >
        <TextField label={t('common.name')} autoFocus />
        <TextField label={t('common.email')} />
      </Dialog>
      <ConfirmDialog
        title={t('identity.deactivate-title', { name: 'Đặng Hữu Phước' })}
        confirm={t('identity.deactivate')}
        kind="danger"
        reasonLabel={t('common.reason')}
        isOpen={open === 'confirm'}
        onConfirm={close}
        onClose={close}
      >
        <p>{t('identity.deactivate-text', { name: 'Đặng Hữu Phước' })}</p>
      </ConfirmDialog>
    </Row>
  )
}
