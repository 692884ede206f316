import type { MarkingTask, RubricLevels } from '@invigil/contract/marking.ts'
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

interface MarkFormProps {
  task: MarkingTask
  onSaved: (marked: MarkingTask) => void
  onStep: (direction: 1 | -1) => void
}

/** Points, by the rubric where there is one, and a comment. */
export function MarkForm({ task, onSaved, onStep }: MarkFormProps) {
  const { attemptId, itemId, max, rubric } = task
  const t = useTranslations('result.marking')
  const q = useTranslations('result.queue')
  const queries = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [points, setPoints] = useState(task.points ?? Number.NaN)
  const [levels, setLevels] = useState<RubricLevels>(task.levels)
  const [comment, setComment] = useState(task.comment)
  const [isTried, setTried] = useState(false)
  const isMissing = Number.isNaN(points) || points < 0 || points > max
  useMarkingKeys({ form, onPoints: setPoints, onStep })
  const mark = useMutation(
    api.result.mark.mutationOptions({
      onSuccess: ({ marking }) => {
        // The queue stays as it is, see marking.tsx.
        void queries.invalidateQueries({ queryKey: api.result.list.key() })
        void queries.invalidateQueries({ queryKey: api.result.markingItems.key() })
        onSaved({ ...task, points, comment, levels, state: marking })
      },
    }),
  )

  function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!isMissing) mark.mutate({ attemptId, itemId, points, comment, levels })
  }

  function reach(rubricOf: Rubric, chosen: RubricLevels) {
    setLevels(chosen)
    const sum = pointsOfLevels(rubricOf, chosen)
    if (sum !== undefined) setPoints(Math.min(max, sum))
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
