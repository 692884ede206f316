import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextArea } from './text-area.tsx'

interface ConfirmDialogProps {
  title: string
  /** What will happen, to whom, and whether it can be taken back. */
  children: ReactNode
  /** The verb on the button, e.g. “Terminate the attempt”. */
  confirm: string
  kind?: 'primary' | 'danger'
  isOpen: boolean
  isPending?: boolean
  /** The sentence of a refusal, when the last try was refused. */
  error?: string
  /** With a label here a reason has to be written; it is given to `onConfirm`. */
  reasonLabel?: string
  reasonDescription?: string
  onConfirm: (reason: string) => void
  onClose: () => void
}

/** Asks before something that matters, and for a reason where one has to stand in the record. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, kind = 'primary', isOpen, isPending = false, onClose } = props
  const t = useTranslations('common')
  const form = useId()
  return (
    <Dialog
      title={title}
      role="alertdialog"
      width="narrow"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button kind={kind} type="submit" form={form} isPending={isPending}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      <ReasonForm {...props} form={form} />
    </Dialog>
  )
}

function ReasonForm({
  form,
  reasonLabel,
  reasonDescription,
  error,
  onConfirm,
}: ConfirmDialogProps & { form: string }) {
  const t = useTranslations('common')
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (reasonLabel && reason.trim() === '') setMissing(true)
    else onConfirm(reason.trim())
  }

  return (
    <form id={form} onSubmit={submit} noValidate>
      {reasonLabel ? (
        <TextArea
          label={reasonLabel}
          description={reasonDescription}
          rows={3}
          autoFocus
          value={reason}
          onChange={(text) => {
            setReason(text)
            setMissing(false)
          }}
          error={isMissing ? t('reason-missing') : error}
        />
      ) : (
        error && <p role="alert">{error}</p>
      )}
    </form>
  )
}
