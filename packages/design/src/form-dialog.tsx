import { type FormEvent, type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FormError } from './failed.tsx'
import { Stack } from './stack.tsx'

interface FormDialogProps {
  title: string
  /** The verb on the button that sends the form. */
  submit: string
  kind?: 'primary' | 'danger'
  /** Hears that the form is sent; its fields have been checked by the browser. */
  onSubmit: () => void
  onClose: () => void
  isPending: boolean
  /** What the last try threw, if it failed. */
  error: unknown
  /** Nothing can be sent yet, e.g. while what is to be chosen is loading. */
  isDisabled?: boolean
  width?: 'narrow' | 'normal' | 'wide'
  children: ReactNode
}

/** A dialog that is a form: fields, and at its foot the ways out. It is open as long as it is drawn. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    submit,
    kind = 'primary',
    onSubmit,
    onClose,
    isPending,
    error,
    isDisabled = false,
    width = 'normal',
    children,
  } = props
  const t = useTranslations('common')
  const form = useId()

  function send(event: FormEvent) {
    event.preventDefault()
    onSubmit()
  }

  return (
    <Dialog
      title={title}
      isOpen
      holdsInput
      width={width}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button kind={kind} type="submit" form={form} isPending={isPending} isDisabled={isDisabled}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send}>
        <Stack>
          {children}
          <FormError error={error} />
        </Stack>
      </form>
    </Dialog>
  )
}
