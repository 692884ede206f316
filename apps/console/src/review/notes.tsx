import type { Timeline } from '@invigil/contract/review.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface NotesProps {
  timeline: Timeline
  at: number
  onSeek: (at: number) => void
}

/** What reviewers noted, at a moment or on the whole, and a field for another one. */
export function Notes({ timeline, at, onSeek }: NotesProps) {
  const { notes, timeZone, attemptId } = timeline
  const t = useTranslations('review.notes')
  const format = useFormatter()
  const time = (instant: number | string) =>
    format.dateTime(new Date(instant), { timeStyle: 'medium', timeZone })
  return (
    <section aria-label={t('title')}>
      <Stack gap={3}>
        <h2>{t('title')}</h2>
        {notes.length === 0 ? <p>{t('none')}</p> : null}
        {notes.map((note) => {
          const { id, text, by, at: noted } = note
          return (
            <div key={id}>
              <small>
                {noted ? (
                  <Button kind="quiet" size="small" onPress={() => onSeek(Date.parse(noted))}>
                    {t('at-moment', { time: time(noted) })}
                  </Button>
                ) : (
                  t('whole')
                )}{' '}
                · {by.name}
              </small>
              <p>{text}</p>
            </div>
          )
        })}
        <AddNote attemptId={attemptId} at={at} moment={t('at-moment', { time: time(at) })} />
      </Stack>
    </section>
  )
}

function AddNote({ attemptId, at, moment }: { attemptId: string; at: number; moment: string }) {
  const t = useTranslations('review.notes')
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [belongs, setBelongs] = useState<'moment' | 'whole'>('moment')
  const note = useMutation(
    api.review.note.mutationOptions({
      onSuccess: async () => {
        setText('')
        await queries.invalidateQueries({ queryKey: api.review.timeline.key({ input: { attemptId } }) })
      },
    }),
  )

  function add(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '') return
    note.mutate({ attemptId, text, at: belongs === 'moment' ? new Date(at).toISOString() : null })
  }

  return (
    <form onSubmit={add}>
      <Stack gap={2}>
        <TextArea label={t('text')} rows={2} maxLength={4000} value={text} onChange={setText} />
        <RadioGroup
          label={t('belongs')}
          look="row"
          value={belongs}
          onChange={setBelongs}
          choices={[
            { id: 'moment', label: moment },
            { id: 'whole', label: t('whole') },
          ]}
        />
        <FormError error={note.error} />
        <div>
          <Button type="submit" isDisabled={text.trim() === ''} isPending={note.isPending}>
            {t('add')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
