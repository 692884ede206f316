import type { Message, Tile } from '@invigil/contract/live.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { mayAct } from './intervene.tsx'
import styles from './letters.module.css'

interface LettersProps {
  tile: Tile
  messages: readonly Message[]
  sittingId: string
  timeZone: string
}

/** What was written to and fro, and a field to answer at once. */
export function Letters({ tile, messages, sittingId, timeZone }: LettersProps) {
  const { attemptId, candidateName: name } = tile
  const t = useTranslations('live')
  const tc = useTranslations('common')
  const [text, setText] = useState('')
  const tell = useMutation(api.live.tell.mutationOptions({ onSuccess: () => setText('') }))
  const end = useRef<HTMLElement>(null)
  const count = messages.length
  useEffect(() => {
    if (count > 0 && end.current) end.current.scrollTop = end.current.scrollHeight
  }, [count])

  function send(event: FormEvent) {
    event.preventDefault()
    if (text.trim() !== '') tell.mutate({ sittingId, attemptIds: [attemptId], text })
  }

  return (
    <div className={styles.letters}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section ref={end} className={styles.thread} aria-label={t('focus.letters')} tabIndex={0}>
        {count === 0 ? <p className={styles.none}>{t('focus.no-letters')}</p> : null}
        <ol className={styles.list}>
          {messages.map((message) => (
            <Letter key={message.id} message={message} timeZone={timeZone} />
          ))}
        </ol>
      </section>
      {mayAct('message', tile) ? (
        <form className={styles.form} onSubmit={send}>
          <TextArea
            label={t('focus.write', { name })}
            rows={2}
            maxLength={1000}
            value={text}
            onChange={setText}
          />
          <FormError error={tell.error} />
          <Button type="submit" isDisabled={text.trim() === ''} isPending={tell.isPending}>
            {tc('send')}
          </Button>
        </form>
      ) : null}
    </div>
  )
}

function Letter({ message, timeZone }: { message: Message; timeZone: string }) {
  const t = useTranslations('live.focus')
  const format = useFormatter()
  return (
    <li className={styles.letter} data-from={message.from} data-kind={message.kind}>
      <span className={styles.about}>
        {message.fromName}
        {message.attemptId === null ? ` · ${t('to-everybody')}` : ''}
        {message.kind === 'warning' ? ` · ${t('warning')}` : ''}
        {' · '}
        <time dateTime={message.sentAt}>
          {format.dateTime(new Date(message.sentAt), { timeStyle: 'short', timeZone })}
        </time>
      </span>
      <span className={styles.text}>{message.text}</span>
    </li>
  )
}
