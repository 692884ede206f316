import { Button } from '@invigil/design/button.tsx'
import { FailedState } from '@invigil/design/failed-state.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import spoken from '@invigil/design/spoken.module.css'
import { Stack } from '@invigil/design/stack.tsx'
import { usualTools } from '@invigil/items/exam-content.ts'
import type { Paper, PaperSection } from '@invigil/items/paper.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { fetchEditors } from '../items/fetch-editors.ts'
import { keepPages } from '../store/keep-pages.ts'
import { fetchTools } from '../tools/fetch-tools.ts'
import { ToolsProvider } from '../tools/tools-provider.tsx'
import styles from './attempt.module.css'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'
import { ExamSide } from './exam-side.tsx'
import { ExamTools } from './exam-tools.tsx'
import { headingId } from './heading-id.ts'
import { asksSomething, isAnswer } from './is-answer.ts'
import { JournalNotices } from './journal-notices.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { ReviewPage } from './review-page.tsx'
import { SectionClock } from './section-clock.tsx'
import { SectionDoor } from './section-door.tsx'
import { SectionPage } from './section-page.tsx'
import { SubmitDialog } from './submit-dialog.tsx'
import { useFiles } from './use-files.ts'
import { type Sections, useSections } from './use-sections.ts'
import { useWalk, type Walk } from './use-walk.ts'

/** The running exam. */
export function Exam({ desk, state }: { desk: AttemptDesk; state: DeskState }) {
  const t = useTranslations('attempt')
  const { paper, paperError } = state
  // What the running exam is made of has been loaded now, but for the editors that only some items need.
  useEffect(() => {
    if (paper)
      void keepPages()
        .then(() => fetchEditors(paper))
        .then(keepPages)
  }, [paper])
  useFiles(paper)
  if (paper) return <OpenedExam desk={desk} state={state} paper={paper} />
  if (paperError) return <FailedState sentence={t('paper-failed')} />
  return <LoadingState />
}

interface SheetProps {
  desk: AttemptDesk
  state: DeskState
  paper: Paper
}

function OpenedExam(props: SheetProps) {
  const sections = useSections(props.desk, props.state, props.paper)
  const { paper, state } = props
  useEffect(() => void fetchTools(paper.tools ?? usualTools), [paper])
  if (!sections) return <LoadingState />
  return (
    <ToolsProvider attemptId={state.view?.id ?? ''} paper={paper}>
      <Sheet {...props} sections={sections} />
    </ToolsProvider>
  )
}

function Sheet({ desk, state, paper, sections }: SheetProps & { sections: Sections }) {
  const t = useTranslations('attempt')
  const walk = useWalk({ desk, paper, sections })
  const [isWhole, setIsWhole] = useState(false)
  const [isSubmitting, setIsSubmitting] = useState(false)
  useHeadingFocus(walk)
  const items = paper.sections.flatMap((section) => section.items)
  const isAnswered = (id: string) => items.some((item) => item.id === id && isAnswer(item, desk.bodyOf(id)))
  const open = items.filter(asksSomething).filter(({ id }) => !isAnswered(id))
  const isPage = walk.section ? isOnePage(walk.section, isWhole) : false
  const handIn = (
    <Button kind="primary" onPress={() => setIsSubmitting(true)}>
      {t('nav.submit')}
    </Button>
  )
  return (
    <Stack gap={4}>
      <title>{`${state.view?.examTitle ?? t('title')} · Invigil`}</title>
      {/* The frame shows the title already. */}
      <h1 className={spoken.text}>{state.view?.examTitle ?? t('title')}</h1>
      <SkipLinks />
      <Troubles state={state} />
      <JournalNotices desk={desk} state={state} />
      {walk.ended ? (
        <Notice tone="warning" isAnnounced>
          {t('sections.over-news', { name: nameOf(paper, walk.ended, t) })}
        </Notice>
      ) : null}
      <div className={styles.sheet}>
        <div className={styles.exam}>
          <ExamSide
            {...{ desk, state, paper, walk, isAnswered }}
            isWhole={isWhole}
            onWhole={walk.section && hasChoice(walk.section) ? setIsWhole : undefined}
          />
          <div id="question" tabIndex={-1} className={styles.place}>
            <ExamTools {...{ desk, paper, walk }} isWhole={isPage} />
            {walk.section === undefined ? (
              <ReviewPage {...{ paper, walk, isAnswered, handIn }} flags={state.flags} />
            ) : walk.standing(walk.section) === 'open' ? (
              <SectionPage {...{ desk, state, paper, walk }} section={walk.section} isWhole={isPage} />
            ) : (
              <SectionDoor
                {...{ paper, walk }}
                section={walk.section}
                timeFactor={state.view?.timeFactor ?? 1}
              />
            )}
          </div>
        </div>
      </div>
      <SectionClock {...{ desk, paper, walk, sections }} />
      <LeaveDialog {...{ desk, paper, walk }} />
      <SubmitDialog
        {...{ desk, state }}
        order={items.map(({ id }) => id)}
        open={open.map(({ id }) => id)}
        isOpen={isSubmitting}
        onClose={() => setIsSubmitting(false)}
      />
    </Stack>
  )
}

/** Where the author left it open and there is a way back, the candidate chooses. */
function hasChoice({ layout, order }: PaperSection): boolean {
  return layout === undefined && order !== 'forward'
}

function isOnePage(section: PaperSection, isWhole: boolean): boolean {
  return section.layout === 'all' || (hasChoice(section) && isWhole)
}

function nameOf(
  paper: Paper,
  section: PaperSection,
  t: ReturnType<typeof useTranslations<'attempt'>>,
): string {
  return section.title || t('sections.number', { number: paper.sections.indexOf(section) + 1 })
}

/** Another place is read from its top. */
function useHeadingFocus({ place, section, standing }: Walk): void {
  const where = section && standing(section) !== 'open' ? section.id : place
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current) document.getElementById(headingId(where))?.focus()
    isFirst.current = false
  }, [where])
}

/** For who goes by keys: over the list to the question, to the list, to the tools. */
function SkipLinks() {
  const t = useTranslations('attempt.nav')
  return (
    <div className={styles.skips}>
      <a href="#question">{t('to-questions')}</a>
      <a href="#list">{t('to-list')}</a>
      <a href="#tools">{t('to-tools')}</a>
    </div>
  )
}

function Troubles({ state: { isLasting, refused } }: { state: DeskState }) {
  const t = useTranslations('attempt.saved')
  return (
    <>
      {isLasting ? null : <Notice tone="warning">{t('not-lasting')}</Notice>}
      {refused > 0 ? (
        <Notice tone="warning" isAnnounced>
          {t('refused')}
        </Notice>
      ) : null}
    </>
  )
}
