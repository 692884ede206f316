import { CandidateFrame } from '@invigil/design/candidate-frame.tsx'
import { OfflineBar, useIsOnline } from '@invigil/design/offline-bar.tsx'
import { Preferences } from '@invigil/design/preferences.tsx'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

interface FrameProps {
  /** The exam's name, once it is known. */
  title?: string
  /** Time left, saved state: what stays in sight. */
  status?: ReactNode
  width?: 'reading' | 'wide'
  /** In place of the bar that says when there is no network. */
  bar?: ReactNode
  children: ReactNode
}

/** The frame of every page of the candidate's app. */
export function Frame({ bar, ...props }: FrameProps) {
  const t = useTranslations('common')
  const isOnline = useIsOnline()
  return (
    <CandidateFrame
      {...props}
      tools={<Preferences />}
      bar={bar ?? <OfflineBar isOffline={!isOnline}>{t('offline')}</OfflineBar>}
    />
  )
}
