import type { Me } from '@invigil/contract/identity.ts'
import { ConsoleFrame, type Place } from '@invigil/design/console-frame.tsx'
import { HomeIcon, PeopleIcon } from '@invigil/design/icons.tsx'
import { OfflineBar, useIsOnline } from '@invigil/design/offline-bar.tsx'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../identity/use-me.ts'
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

/** The places a person can use, by their roles; the server refuses the rest anyway. */
function usePlaces(me: Me): Place[][] {
  const t = useTranslations('frame')
  const roles = new Set(me.person.grants.map(({ role }) => role))
  const work: Place[] = [{ href: '/', title: t('home'), icon: <HomeIcon /> }]
  const house: Place[] = roles.has('administrator')
    ? [{ href: '/people', title: t('people'), icon: <PeopleIcon /> }]
    : []
  return [work, house].filter((group) => group.length > 0)
}
