import type { MarkingTask } from '@invigil/contract/marking.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { ChevronLeftIcon, ChevronRightIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { AnswerShown } from './answer-shown.tsx'
import styles from './mark-answer.module.css'

interface MarkAnswerProps {
  task: MarkingTask
  /** Which answer of how many to this question. */
  place: string
  onSaved: (marked: MarkingTask) => void
  onStep: (direction: 1 | -1) => void
}

/** One answer beside its question, with points that need only the keyboard. */
export function MarkAnswer({ task, place, onSaved, onStep }: MarkAnswerProps) {
  const { attemptId, itemId, itemNumber, itemHtml, wordCount, candidateNumber, max } = task
  const t = useTranslations('result.marking')
  const queries = useQueryClient()
  const [points, setPoints] = useState(task.points ?? Number.NaN)
  const [comment, setComment] = useState(task.comment)
  const [isTried, setTried] = useState(false)
  const isMissing = Number.isNaN(points) || points < 0 || points > max
  const mark = useMutation(
    api.result.mark.mutationOptions({
      onSuccess: () => {
        // The queue stays as it is, see marking.tsx.
        void queries.invalidateQueries({ queryKey: api.result.list.key() })
        onSaved({ ...task, points, comment })
      },
    }),
  )

  function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!isMissing) mark.mutate({ attemptId, itemId, points, comment })
  }

  function step(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    onStep(event.key === 'ArrowRight' ? 1 : -1)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the two buttons do the same
    <div className={styles.work} onKeyDown={step}>
      <div className={styles.texts}>
        <section className={styles.question} aria-label={t('question', { number: itemNumber })}>
          <h2>{t('question', { number: itemNumber })}</h2>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server's renderer lets through nothing but text, images of ours and formulas */}
          <div dangerouslySetInnerHTML={{ __html: itemHtml }} />
        </section>
        <section className={styles.answer} aria-label={t('answer')}>
          <header>
            <strong>{t('candidate', { number: candidateNumber })}</strong>
            <small>
              {place} · {t('words', { count: wordCount })}
            </small>
          </header>
          <AnswerShown attemptId={task.attemptId} shown={task.shown} />
        </section>
      </div>
      <form className={styles.mark} onSubmit={save} noValidate>
        <NumberField
          label={t('points', { max })}
          value={points}
          onChange={setPoints}
          minValue={0}
          // No greatest value and no step: either would turn what is typed into another number without a word.
          formatOptions={{ maximumFractionDigits: 2 }}
          autoFocus
          error={isTried && isMissing ? t('points-missing', { max }) : undefined}
        />
        <TextArea
          label={t('comment')}
          rows={5}
          maxLength={4000}
          value={comment}
          onChange={setComment}
          isOptional
        />
        <FormError error={mark.error} />
        <Row justify="between">
          <Row gap={1}>
            <IconButton label={t('previous')} icon={<ChevronLeftIcon />} onPress={() => onStep(-1)} />
            <IconButton label={t('next')} icon={<ChevronRightIcon />} onPress={() => onStep(1)} />
          </Row>
          <Button kind="primary" type="submit" isPending={mark.isPending}>
            {t('save-next')}
          </Button>
        </Row>
        <small className={styles.keys}>{t('keys')}</small>
      </form>
    </div>
  )
}
