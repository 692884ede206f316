import { Button } from '@invigil/design/button.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { findHolds } from '../attempt/hold.ts'
import { Frame } from '../frame/frame.tsx'
import { thisStore } from '../store/this-store.ts'
import { Practices } from './practices.tsx'
import { tidyRoomCode } from './room-code.ts'

/** The first page: the code of the exam room, and the way back into what was begun on this device. */
export function Entrance() {
  const t = useTranslations('entrance')
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    const code = tidyRoomCode(typed)
    if (code) void navigate({ to: '/room/$code', params: { code } })
    else setIsWrong(true)
  }

  return (
    <Frame>
      <title>{`${t('title')} · Invigil`}</title>
      <Stack gap={6} width="narrow">
        <form onSubmit={submit} noValidate>
          <Stack gap={5}>
            <h1>{t('title')}</h1>
            <TextField
              label={t('room-code')}
              description={t('room-code-text')}
              error={isWrong ? t('room-code-wrong') : undefined}
              value={typed}
              onChange={(text) => {
                setTyped(text)
                setIsWrong(false)
              }}
              autoComplete="off"
              spellCheck="false"
              maxLength={20}
              autoFocus
            />
            <div>
              <Button kind="primary" type="submit">
                {t('enter')}
              </Button>
            </div>
            <p>{t('link-text')}</p>
          </Stack>
        </form>
        <Holds />
        <Practices />
      </Stack>
    </Frame>
  )
}

function Holds() {
  const t = useTranslations('entrance')
  const { data } = useQuery({ queryKey: ['holds'], queryFn: async () => findHolds(await thisStore()) })
  const known = (data ?? []).filter(({ view }) => view !== undefined)
  if (known.length === 0) return null
  return (
    <Section title={t('back-title')}>
      <Stack gap={2}>
        {known.map(({ hold, view }) => (
          <div key={hold.attemptId}>
            <Link href={`/attempt/${hold.attemptId}`}>{t('back-to', { exam: view?.examTitle ?? '' })}</Link>
          </div>
        ))}
      </Stack>
    </Section>
  )
}
