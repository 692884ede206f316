import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Facts, Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../api.ts'
import { DoorHead, type DoorView } from './door-head.tsx'
import { enter } from './enter.ts'

/** The door of a practice: what it is, what stays of it, and a way in that asks for a name only. */
export function PracticeDoor({ code, door }: { code: string; door: DoorView }) {
  const t = useTranslations('entrance')
  return (
    <Stack gap={5} width="text">
      <DoorHead door={door} />
      <Facts
        facts={[
          { name: t('practice.what'), value: t('practice.what-value') },
          { name: t('room.minutes'), value: t('room.minutes-value', { count: door.minutes }) },
          { name: t('practice.kept'), value: t('practice.kept-value', { days: door.keepDays ?? 0 }) },
        ]}
      />
      {door.now < door.endsAt ? (
        <GuestForm code={code} />
      ) : (
        <Notice tone="warning">{t('practice.over')}</Notice>
      )}
      <Section title={t('steps.title')}>
        <ol>
          <li>{t('practice.steps.first')}</li>
          <li>{t('practice.steps.second')}</li>
          <li>{t('practice.steps.third')}</li>
          <li>{t('practice.steps.fourth')}</li>
        </ol>
      </Section>
    </Stack>
  )
}

function GuestForm({ code }: { code: string }) {
  const t = useTranslations('entrance.practice')
  const navigate = useNavigate()
  const [locale] = useLanguage()
  const [name, setName] = useState('')
  const entering = useMutation({
    mutationFn: async () => {
      const { token } = await client.attempt.practise({ roomCode: code, name, locale })
      return await enter({ by: 'link', token })
    },
    onSuccess: (attemptId) => navigate({ to: '/attempt/$attemptId', params: { attemptId } }),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    entering.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={4}>
        <TextField
          label={t('name')}
          description={t('name-text')}
          autoComplete="name"
          maxLength={120}
          isRequired
          value={name}
          onChange={setName}
        />
        <FormError error={entering.error} />
        <div>
          <Button kind="primary" type="submit" isPending={entering.isPending}>
            {t('submit')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
