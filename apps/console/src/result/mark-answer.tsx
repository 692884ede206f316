import type { MarkingTask } from '@invigil/contract/marking.ts'
import { Notice } from '@invigil/design/notice.tsx'
import type { KeyboardEvent } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { AnswerReplay } from './answer-replay.tsx'
import { AnswerShown } from './answer-shown.tsx'
import { LateAnswers } from './late-answers.tsx'
import styles from './mark-answer.module.css'
import { MarkForm, type TypedMark } from './mark-form.tsx'

interface MarkAnswerProps {
  task: MarkingTask
  timeZone: string
  /** Which answer of how many to this question. */
  place: string
  typed: TypedMark | undefined
  onTyped: (typed: TypedMark) => void
  onSaved: (marked: MarkingTask) => void
  onStep: (direction: 1 | -1) => void
  /** Another answer counts now. */
  onDecided: () => void
}

/** One answer beside its question, with points that need only the keyboard. */
export function MarkAnswer(props: MarkAnswerProps) {
  const { task, timeZone, place, typed, onTyped, onSaved, onStep, onDecided } = props
  const { attemptId, itemId, itemNumber, itemHtml, wordCount, candidateNumber } = task
  const t = useTranslations('result')
  const hasWords = task.shown.as === 'text' || task.shown.as === 'html'

  function step(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    onStep(event.key === 'ArrowRight' ? 1 : -1)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the two buttons do the same
    <div className={styles.work} onKeyDown={step}>
      <div className={styles.texts}>
        <section className={styles.question} aria-label={t('marking.question', { number: itemNumber })}>
          <h2>{t('marking.question', { number: itemNumber })}</h2>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server's renderer lets through nothing but text, images of ours and formulas */}
          <div dangerouslySetInnerHTML={{ __html: itemHtml }} />
        </section>
        {task.settles ? <Others task={task} /> : null}
        <section className={styles.answer} aria-label={t('marking.answer')}>
          <header>
            <strong>{t('marking.candidate', { number: candidateNumber })}</strong>
            <small>
              {place}
              {hasWords ? ` · ${t('marking.words', { count: wordCount })}` : ''}
            </small>
          </header>
          <AnswerShown {...{ attemptId, itemId }} shown={task.shown} />
          {task.hasLate ? <p role="note">{t('late.has')}</p> : null}
        </section>
        <LateAnswers {...{ attemptId, itemId, timeZone, onDecided }} />
        <details className={styles.growth}>
          <summary>{t('replay.title')}</summary>
          <AnswerReplay attemptId={attemptId} itemId={itemId} timeZone={timeZone} />
        </details>
      </div>
      <MarkForm {...{ task, typed, onTyped, onSaved, onStep }} />
    </div>
  )
}

/** What the two gave who differ; without their names. */
function Others({ task }: { task: MarkingTask }) {
  const t = useTranslations('result.queue')
  const format = useFormatter()
  return (
    <Notice tone="warning" title={t('others')}>
      <ul>
        {task.others.map(({ marker, points, comment }) => (
          <li key={marker}>
            {t('marker', { number: marker, points: format.number(points) })}
            {comment === '' ? null : ` · ${comment}`}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
