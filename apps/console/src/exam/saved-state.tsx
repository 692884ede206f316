import { Badge } from '@invigil/design/badge.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import type { SavedState } from './draft-saver.ts'

/** Says whether what is on the screen is safe. Read out when it changes. */
export function SavedStateBadge({ state, savedAt }: { state: SavedState; savedAt: string }) {
  const t = useTranslations('exam')
  const format = useFormatter()
  const time = format.dateTime(new Date(savedAt), { timeStyle: 'medium' })
  return <span role="status">{badge()}</span>

  function badge() {
    switch (state.is) {
      case 'saved':
        return <Badge tone="good">{t('saved-at', { time })}</Badge>
      case 'waiting':
      case 'saving':
        return <Badge dot="live">{t('saving')}</Badge>
      case 'unreachable':
        return <Badge tone="warning">{t('not-saved-offline')}</Badge>
      case 'refused':
      case 'conflict':
        return <Badge tone="danger">{t('not-saved')}</Badge>
    }
  }
}
