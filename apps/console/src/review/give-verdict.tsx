import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { refusalIn } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

const kinds = ['clear', 'inconclusive', 'breach'] as const
const grounds = [
  'nothing-found',
  'explained',
  'technical',
  'unclear-evidence',
  'help-from-others',
  'forbidden-material',
  'other-person',
  'other',
] as const
type Kind = (typeof kinds)[number]
type Ground = (typeof grounds)[number]

/** Which grounds carry which verdict: nobody is found in breach for a technical fault. */
const groundsOf: Record<Kind, readonly Ground[]> = {
  clear: ['nothing-found', 'explained', 'technical', 'other'],
  inconclusive: ['unclear-evidence', 'technical', 'explained', 'other'],
  breach: ['help-from-others', 'forbidden-material', 'other-person', 'other'],
}

/** The form of a verdict: what, on which ground, and why. */
export function GiveVerdict({ attemptId, onDone }: { attemptId: string; onDone: () => void }) {
  const t = useTranslations('review')
  const ts = useTranslations('states.verdict')
  const tc = useTranslations('common')
  const queries = useQueryClient()
  const [verdict, setVerdict] = useState<Kind>()
  const [reasonCode, setReasonCode] = useState<Ground>()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const conclude = useMutation(
    api.review.conclude.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.review.key() })
        toast(t('verdict.given'))
        onDone()
      },
    }),
  )
  const isProctor = conclude.isError && refusalIn(conclude.error).code === 'proctored-by-you'
  if (isProctor)
    return (
      <Notice tone="info" title={t('verdict.proctored-title')} isAnnounced>
        {t('verdict.proctored-text')}
      </Notice>
    )

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (verdict && reasonCode && reason.trim() !== '')
      conclude.mutate({ attemptId, verdict, reasonCode, reason })
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={3}>
        <RadioGroup
          label={t('verdict.choice')}
          value={verdict}
          onChange={(chosen) => {
            setVerdict(chosen)
            setReasonCode(undefined)
          }}
          error={isTried && !verdict ? t('verdict.choice-missing') : undefined}
          choices={kinds.map((id) => ({ id, label: ts(id), note: t(`means.${id}`) }))}
        />
        <Select
          label={t('verdict.reason-code')}
          choices={(verdict ? groundsOf[verdict] : grounds).map((id) => ({ id, label: t(`ground.${id}`) }))}
          value={reasonCode}
          onChange={setReasonCode}
          error={isTried && !reasonCode ? t('verdict.code-missing') : undefined}
        />
        <TextArea
          label={t('verdict.reason')}
          description={t('verdict.reason-help')}
          rows={3}
          maxLength={4000}
          value={reason}
          onChange={setReason}
          error={isTried && reason.trim() === '' ? t('verdict.reason-missing') : undefined}
        />
        <FormError error={conclude.error} />
        <Row>
          <Button kind="primary" type="submit" isPending={conclude.isPending}>
            {t('verdict.give')}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            {tc('cancel')}
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
