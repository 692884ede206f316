import { ConfirmDialog } from '@invigil/design/confirm-dialog.tsx'
import { useBlocker } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { isStuck, type SavedState } from './draft-saver.ts'

/** Asks before a page is left on which something could not be saved. What is only on its way is saved while one leaves. */
export function LeaveGuard({ state }: { state: SavedState }) {
  const t = useTranslations('exam')
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isStuck(state) && current.pathname !== next.pathname,
    enableBeforeUnload: () => state.is !== 'saved',
    withResolver: true,
  })
  return (
    <ConfirmDialog
      title={t('leave-title')}
      confirm={t('leave')}
      kind="danger"
      isOpen={blocker.status === 'blocked'}
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      <p>{t('leave-text')}</p>
    </ConfirmDialog>
  )
}
