import { OfflineBar } from '@invigil/design/offline-bar.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import { type DeskState, isCutOff } from './desk-state.ts'

/** Says calmly when answers do not get through: none of them, or which. */
export function DeliveryBar({ state, isShown }: { state: DeskState; isShown: boolean }) {
  const t = useTranslations('attempt.connection')
  const format = useFormatter()
  const items = state.paper?.sections.flatMap((section) => section.items) ?? []
  const numbers = items.flatMap(({ id }, index) => (state.heldUp.includes(id) ? [String(index + 1)] : []))
  return (
    <OfflineBar isOffline={isShown && (isCutOff(state) || numbers.length > 0)}>
      {isCutOff(state)
        ? t('offline')
        : t('held-up', { count: numbers.length, numbers: format.list(numbers) })}
    </OfflineBar>
  )
}
