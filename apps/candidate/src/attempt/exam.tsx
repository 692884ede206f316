import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FailedState } from '@invigil/design/failed-state.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import type { Paper } from '@invigil/items/paper.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { fetchEditors } from '../items/fetch-editors.ts'
import { SafeHtml } from '../items/safe-html.tsx'
import { keepPages } from '../store/keep-pages.ts'
import styles from './attempt.module.css'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'
import { asksSomething, isAnswer } from './is-answer.ts'
import { ItemNumbers } from './item-numbers.tsx'
import { ItemPage } from './item-page.tsx'
import { SubmitDialog } from './submit-dialog.tsx'
import { Talk } from './talk.tsx'

/** The running exam. */
export function Exam({ desk, state }: { desk: AttemptDesk; state: DeskState }) {
  const t = useTranslations('attempt')
  const { paper, paperError } = state
  // What the running exam is made of has been loaded now.
  useEffect(() => {
    if (paper)
      void keepPages()
        .then(() => fetchEditors(paper))
        .then(keepPages)
  }, [paper])
  if (paper) return <Sheet desk={desk} state={state} paper={paper} />
  if (paperError) return <FailedState sentence={t('paper-failed')} />
  return <LoadingState />
}

function Sheet({ desk, state, paper }: { desk: AttemptDesk; state: DeskState; paper: Paper }) {
  const t = useTranslations('attempt')
  const items = paper.sections.flatMap((section) => section.items)
  const order = items.map(({ id }) => id as string)
  const [current, setCurrent] = useState(order[0])
  const [isWhole, setIsWhole] = useState(false)
  const [isSubmitting, setIsSubmitting] = useState(false)
  const [isListOpen, setIsListOpen] = useState(false)
  const isAnswered = (id: string) => items.some((item) => item.id === id && isAnswer(item, desk.bodyOf(id)))
  const questions = items.filter(asksSomething)
  const answered = questions.filter(({ id }) => isAnswered(id)).length
  const choose = (id: string) => {
    setIsListOpen(false)
    setIsWhole(false)
    setCurrent(id)
  }
  const numbers = (
    <ItemNumbers {...{ paper, order, current, isAnswered }} flags={state.flags} onChoose={choose} />
  )
  const handIn = (
    <Button kind="primary" onPress={() => setIsSubmitting(true)}>
      {t('nav.submit')}
    </Button>
  )
  const count = t('nav.count', { answered, items: questions.length })
  return (
    <Stack gap={4}>
      <title>{`${state.view?.examTitle ?? t('title')} · Invigil`}</title>
      <h1 className={styles.spoken}>{state.view?.examTitle ?? t('title')}</h1>
      <Troubles state={state} />
      <div className={styles.exam}>
        <aside className={styles.aside}>
          {numbers}
          <span role="status">{count}</span>
          <Button kind="quiet" size="small" onPress={() => setIsWhole(!isWhole)}>
            {t(isWhole ? 'nav.one' : 'nav.all')}
          </Button>
          {handIn}
          <Talk desk={desk} state={state} />
        </aside>
        <div className={styles.opener}>
          <Button
            onPress={() => setIsListOpen(true)}
          >{`${t('nav.open')} · ${answered}/${questions.length}`}</Button>
          <Talk desk={desk} state={state} />
        </div>
        {isWhole ? (
          <div>
            {items.map((item, index) => (
              <ItemPage
                key={item.id}
                {...{ desk, item }}
                number={index + 1}
                items={items.length}
                isFlagged={state.flags.includes(item.id)}
              />
            ))}
          </div>
        ) : (
          <OneItem {...{ desk, state, paper, items, current, handIn }} onChoose={choose} />
        )}
      </div>
      <Dialog
        title={t('nav.label')}
        isOpen={isListOpen}
        onClose={() => setIsListOpen(false)}
        actions={handIn}
      >
        <Stack gap={4}>
          {numbers}
          <span>{count}</span>
        </Stack>
      </Dialog>
      <SubmitDialog
        {...{ desk, state, order }}
        open={questions.filter(({ id }) => !isAnswered(id)).map(({ id }) => id)}
        isOpen={isSubmitting}
        onClose={() => setIsSubmitting(false)}
      />
    </Stack>
  )
}

interface OneItemProps {
  desk: AttemptDesk
  state: DeskState
  paper: Paper
  items: readonly PaperItem[]
  current: string | undefined
  handIn: React.ReactNode
  onChoose: (itemId: string) => void
}

function OneItem({ desk, state, paper, items, current, handIn, onChoose }: OneItemProps) {
  const t = useTranslations('attempt.nav')
  const heading = useRef<HTMLHeadingElement>(null)
  const index = Math.max(
    0,
    items.findIndex(({ id }) => id === current),
  )
  const item = items[index]
  const isFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is read from its top
  useEffect(() => {
    if (!isFirst.current) heading.current?.focus()
    isFirst.current = false
  }, [item?.id])
  if (!item) return null
  const section = paper.sections.find((one) => one.items.some(({ id }) => id === item.id))
  const [before, after] = [items[index - 1], items[index + 1]]
  return (
    <div>
      {section?.instructionsHtml && section.items[0]?.id === item.id ? (
        <div className={styles.instructions}>
          <Notice>
            <SafeHtml html={section.instructionsHtml} />
          </Notice>
        </div>
      ) : null}
      <ItemPage
        key={item.id}
        {...{ desk, item, heading }}
        number={index + 1}
        items={items.length}
        isFlagged={state.flags.includes(item.id)}
      />
      <div className={styles.foot}>
        <Button isDisabled={!before} onPress={() => before && onChoose(before.id)}>
          {t('previous')}
        </Button>
        {after ? <Button onPress={() => onChoose(after.id)}>{t('next')}</Button> : handIn}
      </div>
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
