import { Button } from '@invigil/design/button.tsx'
import { Countdown } from '@invigil/design/countdown.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { usualTools } from '@invigil/items/exam-content.ts'
import type { Paper, PaperSection } from '@invigil/items/paper.ts'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import attempt from '../attempt/attempt.module.css'
import { ExamTools } from '../attempt/exam-tools.tsx'
import { isAnswer } from '../attempt/is-answer.ts'
import { ItemNumbers } from '../attempt/item-numbers.tsx'
import { LeaveDialog } from '../attempt/leave-dialog.tsx'
import { ReviewPage } from '../attempt/review-page.tsx'
import { SectionClock, sectionClockPlace } from '../attempt/section-clock.tsx'
import { SectionDoor } from '../attempt/section-door.tsx'
import { SectionPage } from '../attempt/section-page.tsx'
import { review, useWalk, type Walk } from '../attempt/use-walk.ts'
import { fetchTools } from '../tools/fetch-tools.ts'
import { ToolsProvider } from '../tools/tools-provider.tsx'
import type { TriedDesk } from './tried-desk.ts'
import type { TriedKeeper } from './tried-keeper.ts'
import styles from './trying.module.css'

interface TriedWalkProps {
  paper: Paper
  desk: TriedDesk
  keeper: TriedKeeper
  /** When the time of the whole is over (ISO 8601). Nothing happens then: this is a try. */
  endsAt: string
  /** What stands where a candidate hands in. */
  handIn: ReactNode
}

/** A paper as a candidate meets it: section by section, with their clocks, doors, order and layout, and with the tools. */
export function TriedWalk(props: TriedWalkProps) {
  const { paper } = props
  useEffect(() => void fetchTools(paper.tools ?? usualTools), [paper])
  return (
    <ToolsProvider attemptId={null} paper={paper}>
      <Sheet {...props} />
    </ToolsProvider>
  )
}

function Sheet({ paper, desk, handIn, keeper, endsAt }: TriedWalkProps) {
  const opened = useSyncExternalStore(keeper.subscribe, keeper.opened)
  const state = useSyncExternalStore(desk.subscribe, desk.state)
  const sections = { opened, keeper, furthest: (id: string) => opened.find((one) => one.id === id)?.furthest }
  const walk = useWalk({ desk, paper, sections })
  const [isWhole, setIsWhole] = useState(false)
  const items = paper.sections.flatMap((section) => section.items)
  const isAnswered = (id: string) => items.some((item) => item.id === id && isAnswer(item, desk.bodyOf(id)))
  const isPage = walk.section ? isOnePage(walk.section, isWhole) : false
  return (
    <Stack gap={4}>
      <Clocks {...{ paper, walk, keeper, endsAt }} />
      <Ended walk={walk} paper={paper} />
      <div className={attempt.sheet}>
        <div className={styles.walk}>
          <Side {...{ paper, walk, isAnswered }} flags={state.flags} isWhole={isPage} onWhole={setIsWhole} />
          <div id="question" tabIndex={-1} className={attempt.place}>
            <ExamTools {...{ desk, paper, walk }} isWhole={isPage} />
            {walk.section === undefined ? (
              <ReviewPage {...{ paper, walk, isAnswered, handIn }} flags={state.flags} />
            ) : walk.standing(walk.section) === 'open' ? (
              <SectionPage {...{ desk, state, paper, walk }} section={walk.section} isWhole={isPage} />
            ) : (
              <SectionDoor {...{ paper, walk }} section={walk.section} timeFactor={1} />
            )}
          </div>
        </div>
      </div>
      <SectionClock {...{ desk, paper, walk, sections }} />
      <LeaveDialog {...{ desk, paper, walk }} />
    </Stack>
  )
}

interface SideProps {
  paper: Paper
  walk: Walk
  isAnswered: (itemId: string) => boolean
  flags: readonly string[]
  isWhole: boolean
  onWhole: (isWhole: boolean) => void
}

function Side({ paper, walk, isAnswered, flags, isWhole, onWhole }: SideProps) {
  const t = useTranslations('attempt.nav')
  return (
    <div className={styles.side} id="list" tabIndex={-1}>
      <ItemNumbers {...{ paper, walk, isAnswered, flags }} onChoose={walk.go} />
      <Row gap={2}>
        {walk.section && hasChoice(walk.section) ? (
          <Button kind="quiet" size="small" onPress={() => onWhole(!isWhole)}>
            {t(isWhole ? 'one' : 'all')}
          </Button>
        ) : null}
        <Button size="small" onPress={() => walk.go(review)}>
          {t('to-hand-in')}
        </Button>
      </Row>
    </div>
  )
}

/** The clocks a candidate sees, and the way to end that of a section at once. */
function Clocks({
  paper,
  walk,
  keeper,
  endsAt,
}: Pick<TriedWalkProps, 'paper' | 'keeper' | 'endsAt'> & { walk: Walk }) {
  const t = useTranslations('trying')
  const clock = useTranslations('attempt')
  const running = paper.sections.filter((one) => one.minutes !== undefined && walk.standing(one) === 'open')
  const section = running.find((one) => one === walk.section) ?? running[0]
  return (
    <div className={styles.clocks}>
      <span id={sectionClockPlace} className={attempt.clock} />
      <Countdown label={clock('time-left')} until={endsAt} clockOffset={0} />
      {section ? (
        <Button size="small" onPress={() => keeper.endNow(section.id)}>
          {t('end-section')}
        </Button>
      ) : null}
    </div>
  )
}

function Ended({ walk, paper }: { walk: Walk; paper: Paper }) {
  const t = useTranslations('attempt.sections')
  if (!walk.ended) return null
  const name = walk.ended.title || t('number', { number: paper.sections.indexOf(walk.ended) + 1 })
  return (
    <Notice tone="warning" isAnnounced>
      {t('over-news', { name })}
    </Notice>
  )
}

/** Where the author left it open and there is a way back, the candidate chooses. */
function hasChoice({ layout, order }: PaperSection): boolean {
  return layout === undefined && order !== 'forward'
}

function isOnePage(section: PaperSection, isWhole: boolean): boolean {
  return section.layout === 'all' || (hasChoice(section) && isWhole)
}
