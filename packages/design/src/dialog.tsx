import { type ReactNode, useEffect, useRef } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslations } from 'use-intl'
import { IconButton } from './button.tsx'
import styles from './dialog.module.css'
import { CrossIcon } from './icons.tsx'

interface DialogProps {
  title: string
  isOpen: boolean
  /** Called when the person closes it: Escape, the cross, a press beside it unless it holds input. */
  onClose: () => void
  children: ReactNode
  /** Buttons at the foot, the most important last. */
  actions?: ReactNode
  width?: 'narrow' | 'normal' | 'wide'
  /** `alertdialog` interrupts and is not closed by a press beside it. */
  role?: 'dialog' | 'alertdialog'
  /** Something is typed in it, which a press that missed must not throw away. */
  holdsInput?: boolean
}

/** A question or form over the page. The focus goes in, stays in and returns to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  width = 'normal',
  role = 'dialog',
  holdsInput = false,
}: DialogProps) {
  const t = useTranslations('common')
  const dialog = useRef<HTMLElement>(null)
  // A step that takes its own button away would leave the focus outside, where Escape is not heard.
  useEffect(() => {
    if (isOpen && document.activeElement === document.body) dialog.current?.focus()
  })
  return (
    <ModalOverlay
      className={styles.scrim}
      data-over-page
      isOpen={isOpen}
      isDismissable={role === 'dialog' && !holdsInput}
      onOpenChange={(opens) => {
        if (!opens) onClose()
      }}
    >
      <Modal className={styles.sheet} data-width={width}>
        <AriaDialog ref={dialog} className={styles.dialog} role={role}>
          <header className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={t('close')} icon={<CrossIcon />} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions ? <footer className={styles.actions}>{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
