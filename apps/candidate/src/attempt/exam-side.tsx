import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { Paper } from '@invigil/items/paper.ts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './attempt.module.css'
import { TakeBreak } from './break.tsx'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'
import { asksSomething } from './is-answer.ts'
import { ItemNumbers } from './item-numbers.tsx'
import { Talk } from './talk.tsx'
import { review, type Walk } from './use-walk.ts'

interface ExamSideProps {
  desk: AttemptDesk
  state: DeskState
  paper: Paper
  walk: Walk
  isAnswered: (itemId: string) => boolean
  isWhole: boolean
  /** Missing where there is nothing to choose. */
  onWhole: ((isWhole: boolean) => void) | undefined
}

/** What stands beside the questions: their list, how far one is, the way to the end, the line to the proctor. */
export function ExamSide({ desk, state, paper, walk, isAnswered, isWhole, onWhole }: ExamSideProps) {
  const t = useTranslations('attempt.nav')
  const [isListOpen, setIsListOpen] = useState(false)
  const questions = paper.sections.flatMap(({ items }) => items).filter(asksSomething)
  const answered = questions.filter(({ id }) => isAnswered(id)).length
  const choose = (place: string) => {
    setIsListOpen(false)
    walk.go(place)
  }
  const numbers = <ItemNumbers {...{ paper, walk, isAnswered }} flags={state.flags} onChoose={choose} />
  const progress = (
    <ProgressBar
      label={t('progress')}
      value={answered}
      max={Math.max(1, questions.length)}
      valueText={t('answered-short', { answered, items: questions.length })}
    />
  )
  const toHandIn = <Button onPress={() => choose(review)}>{t('to-hand-in')}</Button>
  return (
    <>
      <aside className={styles.aside} id="list" tabIndex={-1}>
        {numbers}
        {progress}
        {onWhole ? (
          <Button kind="quiet" size="small" onPress={() => onWhole(!isWhole)}>
            {t(isWhole ? 'one' : 'all')}
          </Button>
        ) : null}
        {toHandIn}
        <TakeBreak desk={desk} state={state} />
        <Talk desk={desk} state={state} />
      </aside>
      <div className={styles.opener}>
        <Button
          onPress={() => setIsListOpen(true)}
        >{`${t('open')} · ${answered}/${questions.length}`}</Button>
        <TakeBreak desk={desk} state={state} />
        <Talk desk={desk} state={state} />
      </div>
      <Dialog title={t('label')} isOpen={isListOpen} onClose={() => setIsListOpen(false)} actions={toHandIn}>
        <Stack gap={4}>
          {numbers}
          {progress}
        </Stack>
      </Dialog>
    </>
  )
}
