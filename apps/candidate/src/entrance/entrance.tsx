import { Button } from '@invigil/design/button.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Frame } from '../frame/frame.tsx'

/** The first page: the code of the exam room. */
export function Entrance() {
  const t = useTranslations('entrance')
  const navigate = useNavigate()
  const [code, setCode] = useState('')

  function submit(event: FormEvent) {
    event.preventDefault()
    void navigate({ to: '/room/$code', params: { code: code.trim().toUpperCase() } })
  }

  return (
    <Frame>
      <title>{`${t('title')} · Invigil`}</title>
      <form onSubmit={submit}>
        <Stack gap={5} width="narrow">
          <h1>{t('title')}</h1>
          <TextField
            label={t('room-code')}
            description={t('room-code-text')}
            value={code}
            onChange={setCode}
            autoComplete="off"
            spellCheck="false"
            maxLength={12}
            isRequired
            autoFocus
          />
          <div>
            <Button kind="primary" type="submit">
              {t('enter')}
            </Button>
          </div>
        </Stack>
      </form>
    </Frame>
  )
}
