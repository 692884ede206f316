import type { MarkingTask } from '@invigil/contract/marking.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { ChevronLeftIcon, ChevronRightIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { pointsOfLevels, type Rubric } from '@invigil/items/rubric.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './mark-answer.module.css'
import { useMarkingKeys } from './use-marking-keys.ts'

/** What is typed of a mark; the points are not a number until there are any. */
export type TypedMark = Pick<MarkingTask, 'comment' | 'levels'> & { points: number }

interface MarkFormProps {
  task: MarkingTask
  /** What was typed before, of an answer that was left without being saved. */
  typed: TypedMark | undefined
  onTyped: (typed: TypedMark) => void
  onSaved: (marked: MarkingTask) => void
  onStep: (direction: 1 | -1) => void
}

/** Points, by the rubric where there is one, and a comment. */
export function MarkForm({ task, typed, onTyped, onSaved, onStep }: MarkFormProps) {
  const { attemptId, itemId, max, rubric } = task
  const own = typed ?? { points: task.points ?? Number.NaN, comment: task.comment, levels: task.levels }
  const { points, comment, levels } = own
  const t = useTranslations('result.marking')
  const q = useTranslations('result.queue')
  const queries = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [isTried, setTried] = useState(false)
  const isMissing = Number.isNaN(points) || points < 0 || points > max
  const set = (some: Partial<TypedMark>) => onTyped({ ...own, ...some })
  const mark = useMutation(
    api.result.mark.mutationOptions({
      onSuccess: ({ marking }, { points: given, comment: words, levels: reached = {} }) => {
        // The queue stays as it is, see marking.tsx.
        void queries.invalidateQueries({ queryKey: api.result.list.key() })
        void queries.invalidateQueries({ queryKey: api.result.overview.key() })
        void queries.invalidateQueries({ queryKey: api.result.markingItems.key() })
        onSaved({ ...task, points: given, comment: words ?? '', levels: reached, state: marking })
      },
    }),
  )

  useMarkingKeys({ form, onPoints: (given) => set({ points: given }), onStep })

  function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!isMissing && !mark.isPending) mark.mutate({ attemptId, itemId, points, comment, levels })
  }

  function reach(rubricOf: Rubric, chosen: TypedMark['levels']) {
    const sum = pointsOfLevels(rubricOf, chosen)
    set({ levels: chosen, ...(sum !== undefined && { points: Math.min(max, sum) }) })
  }

  return (
    <form ref={form} className={styles.mark} onSubmit={save} noValidate>
      {rubric?.criteria.map(({ id, title, levels: all }) => (
        <RadioGroup
          key={id}
          label={title}
          value={levels[id]}
          onChange={(level) => reach(rubric, { ...levels, [id]: level })}
          choices={all.map((level) => ({
            id: level.id,
            label: level.title,
            note: q('rubric-points', { points: level.points }),
          }))}
        />
      ))}
      <NumberField
        label={t('points', { max })}
        value={points}
        onChange={(given) => set({ points: given })}
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
        onChange={(words) => set({ comment: words })}
        isOptional
      />
      {task.state === 'half' ? <p role="status">{q('waiting')}</p> : null}
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
      <small className={styles.keys}>{q('keys')}</small>
    </form>
  )
}
