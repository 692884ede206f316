import type { Role } from '@invigil/contract/access.ts'
import type { Me } from '@invigil/contract/identity.ts'
import type { Place } from '@invigil/design/console-frame.tsx'
import {
  BooksIcon,
  CalendarIcon,
  ClockIcon,
  GearIcon,
  HeartIcon,
  HomeIcon,
  PaperIcon,
  PeopleIcon,
  ScalesIcon,
  ScrollIcon,
  WarningIcon,
} from '@invigil/design/icons.tsx'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

interface Destination {
  href: string
  title:
    | 'home'
    | 'exams'
    | 'banks'
    | 'sittings'
    | 'review'
    | 'marking'
    | 'people'
    | 'health'
    | 'errors'
    | 'audit'
    | 'settings'
    | 'retention'
  icon: ReactNode
  /** Who has something to do there; left out: everybody. */
  roles?: readonly Role[]
}

const work: readonly Destination[] = [
  { href: '/', title: 'home', icon: <HomeIcon /> },
  { href: '/exams', title: 'exams', icon: <PaperIcon />, roles: ['administrator', 'author'] },
  { href: '/banks', title: 'banks', icon: <BooksIcon />, roles: ['administrator', 'author'] },
  {
    href: '/sittings',
    title: 'sittings',
    icon: <CalendarIcon />,
    roles: ['administrator', 'author', 'proctor', 'reviewer', 'marker'],
  },
  { href: '/reviews', title: 'review', icon: <ScalesIcon />, roles: ['administrator', 'reviewer'] },
]

const house: readonly Destination[] = [
  { href: '/people', title: 'people', icon: <PeopleIcon />, roles: ['administrator'] },
  { href: '/settings', title: 'settings', icon: <GearIcon />, roles: ['administrator'] },
  { href: '/retention', title: 'retention', icon: <ClockIcon />, roles: ['administrator'] },
  { href: '/audit', title: 'audit', icon: <ScrollIcon />, roles: ['administrator'] },
  { href: '/health', title: 'health', icon: <HeartIcon />, roles: ['administrator'] },
  { href: '/errors', title: 'errors', icon: <WarningIcon />, roles: ['administrator'] },
]

/** The places a person has something to do in, by their roles on any scope. The server refuses the rest anyway. */
export function usePlaces(me: Me): Place[][] {
  const t = useTranslations('frame')
  const held = me.person.grants.map(({ role }) => role)
  return [work, house]
    .map((group) =>
      group
        .filter(({ roles }) => !roles || roles.some((role) => held.includes(role)))
        .map(({ href, title, icon }) => ({ href, title: t(title), icon })),
    )
    .filter((group) => group.length > 0)
}
