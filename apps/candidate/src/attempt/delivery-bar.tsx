import { OfflineBar } from '@invigil/design/offline-bar.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import type { DeskState } from './desk-state.ts'

/** Says calmly when answers do not get through: none of them, or which. */
export function DeliveryBar({ state, isShown }: { state: DeskState; isShown: boolean }) {
  const t = useTranslations('attempt.connection')
  const format = useFormatter()
  // The socket says it soonest when it is closed, the answers when it only hangs.
  const isCutOff = !state.isConnected || state.sending === 'waiting'
  const items = state.paper?.sections.flatMap((section) => section.items) ?? []
  const numbers = items.flatMap(({ id }, index) => (state.heldUp.includes(id) ? [String(index + 1)] : []))
  return (
    <OfflineBar isOffline={isShown && (isCutOff || numbers.length > 0)}>
      {isCutOff ? t('offline') : t('held-up', { count: numbers.length, numbers: format.list(numbers) })}
    </OfflineBar>
  )
}
