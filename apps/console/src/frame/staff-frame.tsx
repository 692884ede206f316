import { ConsoleFrame } from '@invigil/design/console-frame.tsx'
import { OfflineBar, useIsOnline } from '@invigil/design/offline-bar.tsx'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../identity/use-me.ts'
import { usePlaces } from './navigation.tsx'
import { PersonMenu } from './person-menu.tsx'
import { Waiting } from './places.tsx'

/** The frame of every page behind the sign-in. */
export function StaffFrame() {
  const t = useTranslations()
  const me = useMe()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const isOnline = useIsOnline()
  return (
    <ConsoleFrame
      organisation={me.organisation.name}
      places={usePlaces(me)}
      path={path}
      foot={<PersonMenu me={me} />}
      bar={<OfflineBar isOffline={!isOnline}>{t('common.offline-staff')}</OfflineBar>}
    >
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </ConsoleFrame>
  )
}
