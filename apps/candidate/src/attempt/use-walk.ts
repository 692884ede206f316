import type { Paper, PaperSection } from '@invigil/items/paper.ts'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { AttemptDesk } from './desk.ts'
import { isAnswer } from './is-answer.ts'
import type { Sections } from './use-sections.ts'
import { goOnWith, mayShow, type Standing, standingOf } from './way.ts'

/** Where the candidate is: at an item, by its id, or at the review of all. */
export type Place = string
export const review: Place = 'review'

/** A walk through the paper: where one is, where one may go, and what has to be asked before. */
export interface Walk {
  place: Place
  section: PaperSection | undefined
  standing: (section: PaperSection) => Standing
  mayGo: (itemId: string) => boolean
  go: (to: Place) => void
  /** Opens the section in front of whose door one stands. */
  open: () => void
  /** Where a step leads that cannot be taken back, while it is asked about. */
  asked: Place | undefined
  answer: (isSure: boolean) => void
  /** The section that was over by itself just now. */
  ended: PaperSection | undefined
}

/** What a walk asks of the desk: what is answered, and the clock. */
interface WalkDesk extends Pick<AttemptDesk, 'bodyOf'> {
  clock: Pick<AttemptDesk['clock'], 'now'>
}

interface WalkOptions {
  desk: WalkDesk
  paper: Paper
  sections: Sections
}

/** Begins at the first section that can be worked on; goes on with the next when a section's time is over. */
export function useWalk({ desk, paper, sections }: WalkOptions): Walk {
  const standing = useStandings(desk, paper, sections)
  const furthest = furthestIn({ desk, sections })
  const [place, setPlace] = useState(() => beginning(paper, standing, furthest))
  const [asked, setAsked] = useState<Place>()
  const section = sectionOf(paper, place)

  function arrive(to: Place): void {
    const target = sectionOf(paper, to)
    if (target?.order === 'forward' && standing(target) === 'open') sections.keeper.reach(target.id, to)
    setAsked(undefined)
    setPlace(to)
  }

  function mayGo(itemId: string): boolean {
    const target = sectionOf(paper, itemId)
    if (!target || standing(target) !== 'open') return Boolean(target)
    return mayShow(target, itemId, furthest(target))
  }

  function go(to: Place): void {
    if (to !== review && !mayGo(to)) return
    const isStanding = section && standing(section) === 'open' && section.order === 'forward'
    if (isStanding && leavesForGood(desk, section, place, to)) setAsked(to)
    else arrive(to)
  }

  function answer(isSure: boolean): void {
    setAsked(undefined)
    if (!isSure || asked === undefined) return
    const target = sectionOf(paper, asked)
    if (section?.order === 'forward' && target !== section) sections.keeper.leave(section.id)
    arrive(asked)
  }

  const ended = useEnd({ paper, sections, section, standing, arrive })
  const open = () => section && sections.keeper.open(section.id)
  return { place, section, standing, mayGo, go, open, asked, answer, ended }
}

/** Goes on by itself when the time of the section one works on is over. */
function useEnd(options: {
  paper: Paper
  sections: Sections
  section: PaperSection | undefined
  standing: Walk['standing']
  arrive: (to: Place) => void
}): PaperSection | undefined {
  const { paper, sections, section, standing, arrive } = options
  const [ended, setEnded] = useState<PaperSection>()
  const worked = useRef<string>(undefined)
  const now = section && standing(section)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what the section has come to matters
  useEffect(() => {
    if (now === 'over' && section && worked.current === section.id) {
      const next = goOnWith(paper, section.id, standing)
      setEnded(section)
      // Its time begins with the end of the last one: nobody gains a rest between two clocks.
      if (next?.minutes !== undefined && standing(next) === 'unopened') sections.keeper.open(next.id)
      arrive(next?.items[0]?.id ?? review)
    }
    worked.current = now === 'open' ? section?.id : undefined
  }, [now, section?.id])
  return ended
}

/** Without a way back: another section for good, or the next question while this one has no answer. */
function leavesForGood(desk: WalkDesk, section: PaperSection, from: Place, to: Place): boolean {
  if (to === review || to === from) return false
  if (!section.items.some(({ id }) => id === to)) return true
  const item = section.items.find(({ id }) => id === from)
  const isOpen = item && item.kind !== 'information' && !isAnswer(item, desk.bodyOf(item.id))
  return section.layout !== 'all' && Boolean(isOpen)
}

/** How far one came: as this browser kept it, or as far as there are answers from another device. */
function furthestIn({ desk, sections }: Pick<WalkOptions, 'desk' | 'sections'>) {
  return ({ id, items }: PaperSection): string | undefined =>
    sections.furthest(id) ?? items.findLast((item) => isAnswer(item, desk.bodyOf(item.id)))?.id
}

function beginning(
  paper: Paper,
  standing: Walk['standing'],
  furthest: (section: PaperSection) => string | undefined,
): Place {
  const first = goOnWith(paper, '', standing)
  const reached = first?.order === 'forward' && first.layout !== 'all' ? furthest(first) : undefined
  return reached ?? first?.items[0]?.id ?? review
}

/** The section of an item; undefined at the review. */
export function sectionOf({ sections }: Paper, place: Place): PaperSection | undefined {
  return sections.find(({ items }) => items.some(({ id }) => id === place))
}

function useStandings({ clock }: WalkDesk, paper: Paper, { opened }: Sections): Walk['standing'] {
  const words = useSyncExternalStore(hearHalfSeconds, () =>
    paper.sections.map((section) => standingOf(section, opened, clock.now())).join(' '),
  )
  const all = words.split(' ') as Standing[]
  return (section) => all[paper.sections.indexOf(section)] ?? 'open'
}

function hearHalfSeconds(hear: () => void): () => void {
  const timer = setInterval(hear, 500)
  return () => clearInterval(timer)
}
