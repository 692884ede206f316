import { Countdown } from '@invigil/design/countdown.tsx'
import type { Paper } from '@invigil/items/paper.ts'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { AttemptDesk } from './desk.ts'
import type { Sections } from './use-sections.ts'
import type { Walk } from './use-walk.ts'

/** Where the time of the open section stands: beside that of the whole, always in sight. */
export const sectionClockPlace = 'section-clock'

interface SectionClockProps {
  desk: { clock: Pick<AttemptDesk['clock'], 'offset'> }
  paper: Paper
  walk: Walk
  sections: Sections
}

/** The time left of the section where the candidate is, or of one that runs on meanwhile, by its name. */
export function SectionClock({ desk, paper, walk, sections }: SectionClockProps) {
  const t = useTranslations('attempt.sections')
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => setPlace(document.getElementById(sectionClockPlace)), [])
  const running = paper.sections.filter((one) => one.minutes !== undefined && walk.standing(one) === 'open')
  const section = running.find((one) => one === walk.section) ?? running[0]
  const until = sections.opened.find(({ id }) => id === section?.id)?.endsAt
  if (!place || !section || !until) return null
  return createPortal(
    <Countdown
      label={section === walk.section || !section.title ? t('time-left') : section.title}
      until={until}
      clockOffset={desk.clock.offset()}
      warnAtSeconds={60}
    />,
    place,
  )
}
