import { Button } from '@invigil/design/button.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Facts } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Frame } from '../frame/frame.tsx'

/** Anybody who holds a certificate checks here that it says the truth. */
export function CheckCertificate() {
  const t = useTranslations('after.check')
  const refused = useRefused()
  const [number, setNumber] = useState('')
  const check = useMutation(api.result.checkCertificate.mutationOptions())
  function send(event: FormEvent) {
    event.preventDefault()
    if (number.trim() !== '') check.mutate({ number })
  }
  const refusal = check.isError ? refused(check.error) : undefined
  return (
    <Frame>
      <Stack gap={4} width="narrow">
        <title>{`${t('title')} · Invigil`}</title>
        <h1>{t('title')}</h1>
        <form onSubmit={send}>
          <Stack gap={3}>
            <p>{t('text')}</p>
            <TextField
              label={t('number')}
              value={number}
              onChange={setNumber}
              maxLength={40}
              autoComplete="off"
              placeholder="XXXX-XXXX-XXXX-XXXX"
            />
            <Row>
              <Button kind="primary" type="submit" isPending={check.isPending}>
                {t('button')}
              </Button>
            </Row>
          </Stack>
        </form>
        {refusal ? (
          <Notice
            tone="danger"
            isAnnounced
            title={refusal.code === 'not-found' ? t('not-found') : refusal.sentence}
          />
        ) : null}
        {check.isSuccess ? <Said said={check.data} /> : null}
      </Stack>
    </Frame>
  )
}

interface SaidProps {
  said: {
    candidateName: string
    organisationName: string
    examTitle: string
    sittingName: string
    submittedAt: string
    points: number
    max: number
    issuedAt: string
    changedAt: string | null
  }
}

function Said({ said }: SaidProps) {
  const t = useTranslations('after.check')
  const format = useFormatter()
  const when = (at: string) => format.dateTime(new Date(at), { dateStyle: 'long' })
  return (
    <Stack gap={3}>
      <Notice tone="good" isAnnounced title={t('valid')} />
      <Facts
        facts={[
          { name: t('name'), value: said.candidateName },
          { name: t('exam'), value: said.examTitle },
          { name: t('result'), value: t('points', { points: said.points, max: said.max }) },
          { name: t('sitting'), value: said.sittingName },
          { name: t('organisation'), value: said.organisationName },
          { name: t('submitted'), value: when(said.submittedAt) },
          { name: t('issued'), value: when(said.issuedAt) },
        ]}
      />
      {said.changedAt ? <p>{t('changed', { at: when(said.changedAt) })}</p> : null}
    </Stack>
  )
}
