import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './attempt.module.css'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'

/** The line to the proctor: raise a hand, read, write. In a practice there is none. */
export function Talk({ desk, state }: { desk: AttemptDesk; state: DeskState }) {
  const t = useTranslations('attempt.talk')
  const [isOpen, setIsOpen] = useState(false)
  // Kept beside the dialog: closing it throws nothing away.
  const [text, setText] = useState('')
  const raise = useMutation({ mutationFn: (isUp: boolean) => desk.raiseHand(isUp) })
  if (state.view?.kind === 'practice') return <small>{t('practice')}</small>
  return (
    <Row>
      <Button size="small" onPress={() => setIsOpen(true)}>
        {t('open')}
      </Button>
      <Button
        size="small"
        aria-pressed={state.hasHandUp}
        isPending={raise.isPending}
        onPress={() => raise.mutate(!state.hasHandUp)}
      >
        {t(state.hasHandUp ? 'lower-hand' : 'raise-hand')}
      </Button>
      {state.hasHandUp ? <span role="status">{t('hand-up')}</span> : null}
      <Dialog title={t('title')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <Stack gap={4}>
          <Letters state={state} />
          <WriteForm {...{ desk, text }} onText={setText} />
        </Stack>
      </Dialog>
    </Row>
  )
}

function Letters({ state: { messages, view } }: { state: DeskState }) {
  const t = useTranslations('attempt.talk')
  const format = useFormatter()
  if (messages.length === 0) return <p>{t('none')}</p>
  return (
    <ol className={styles.messages}>
      {messages.map(({ id, from, fromName, kind, text, sentAt }) => (
        <li key={id} className={styles.message} data-from={from} data-kind={kind}>
          <span className={styles.meta}>
            {from === 'candidate' ? t('you') : fromName}
            {' · '}
            {format.dateTime(new Date(sentAt), { timeStyle: 'short', timeZone: view?.timeZone ?? 'UTC' })}
          </span>
          {text}
        </li>
      ))}
    </ol>
  )
}

interface WriteFormProps {
  desk: AttemptDesk
  text: string
  onText: (text: string) => void
}

function WriteForm({ desk, text, onText }: WriteFormProps) {
  const t = useTranslations('attempt.talk')
  const common = useTranslations('common')
  const say = useMutation({ mutationFn: (words: string) => desk.say(words), onSuccess: () => onText('') })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (text.trim() !== '') say.mutate(text.trim())
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={3}>
        <TextArea
          label={t('write')}
          rows={3}
          maxLength={1000}
          value={text}
          onChange={onText}
          error={say.isError ? t('failed') : undefined}
        />
        <div>
          <Button kind="primary" type="submit" isPending={say.isPending}>
            {common('send')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
