import { Button } from '@invigil/design/button.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import type { Merged } from './draft-hand.ts'

/** Says that somebody else's changes came in beside one's own. */
export function MergedNotice({ by, at, count, onSeen }: Merged & { onSeen: () => void }) {
  const t = useTranslations('authoring')
  const format = useFormatter()
  const time = format.dateTime(new Date(at), { timeStyle: 'short' })
  return (
    <Notice
      isAnnounced
      title={t('merged-title', { name: by })}
      actions={
        <Button size="small" onPress={onSeen}>
          {t('understood')}
        </Button>
      }
    >
      {t('merged-text', { name: by, count, time })}
    </Notice>
  )
}
