import { Countdown } from '@invigil/design/countdown.tsx'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { AttemptDesk } from './desk.ts'
import type { Sections } from './use-sections.ts'
import type { Walk } from './use-walk.ts'

/** Where the time of the open section stands: beside that of the whole, always in sight. */
export const sectionClockPlace = 'section-clock'

/** The time left of the section where the candidate is. */
export function SectionClock({
  desk,
  walk,
  sections,
}: {
  desk: AttemptDesk
  walk: Walk
  sections: Sections
}) {
  const t = useTranslations('attempt.sections')
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => setPlace(document.getElementById(sectionClockPlace)), [])
  const { section } = walk
  const until = sections.opened.find(({ id }) => id === section?.id)?.endsAt
  if (!place || !section || !until || walk.standing(section) !== 'open') return null
  return createPortal(
    <Countdown label={t('time-left')} until={until} clockOffset={desk.clock.offset()} warnAtSeconds={60} />,
    place,
  )
}
