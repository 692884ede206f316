import type { AttemptView, SubmissionReceipt } from '@invigil/contract/attempt.ts'
import { Button } from '@invigil/design/button.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Facts } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './after.module.css'
import { OwnRecording } from './own-recording.tsx'
import { OwnResult } from './own-result.tsx'

interface ReceiptProps {
  view: AttemptView
  attemptKey: string
  /** Undefined until it has been read. */
  receipt: SubmissionReceipt | undefined
  /** Entries still on their way from this device. */
  unsaved: number
}

/** After the exam: the receipt, and the result once it is released. */
export function Receipt({ view, attemptKey, receipt, unsaved }: ReceiptProps) {
  const t = useTranslations('after')
  const title = view.state === 'terminated' ? t('how.by-proctor') : t(`how.${receipt?.how ?? 'by-candidate'}`)
  return (
    <Stack gap={5} width="text">
      <title>{`${t('title')} · Invigil`}</title>
      <h1>{title}</h1>
      {view.state === 'terminated' && view.endReason ? (
        <Notice tone="warning" title={t('terminated-reason')}>
          <p>{view.endReason}</p>
          <p>{t('terminated-text')}</p>
        </Notice>
      ) : null}
      {receipt ? <Paper view={view} receipt={receipt} /> : <LoadingState lines={3} />}
      <p role="status">{unsaved > 0 ? t('waiting', { count: unsaved }) : t('close-page')}</p>
      <OwnResult view={view} attemptKey={attemptKey} />
      <OwnRecording view={view} attemptKey={attemptKey} />
    </Stack>
  )
}

function Paper({ view, receipt }: { view: AttemptView; receipt: SubmissionReceipt }) {
  const t = useTranslations('after')
  const format = useFormatter()
  const facts = [
    { name: t('number'), value: receipt.number },
    { name: t('exam'), value: `${view.examTitle} · ${view.sittingName}` },
    { name: t('candidate'), value: view.candidateName },
    {
      name: t('at'),
      value: format.dateTime(new Date(receipt.submittedAt), {
        dateStyle: 'medium',
        timeStyle: 'medium',
        timeZone: view.timeZone,
      }),
    },
    {
      name: t('answered'),
      value: t('answered-value', { answered: receipt.answered, items: receipt.items }),
    },
  ]
  const lines = [...facts, { name: t('hash'), value: receipt.hash }]
  return (
    <>
      <p>{t('text')}</p>
      <Facts
        facts={[...facts, { name: t('hash'), value: <code className={styles.hash}>{receipt.hash}</code> }]}
      />
      <div>
        <Button onPress={() => save(receipt, lines)}>{t('save')}</Button>
      </div>
    </>
  )
}

/** A text file that a person can read, with the receipt as the server gave it below. */
function save(receipt: SubmissionReceipt, lines: readonly { name: string; value: string }[]): void {
  const words = lines.map(({ name, value }) => `${name}: ${value}`).join('\n')
  const text = `${words}\n\n${JSON.stringify(receipt, null, 2)}\n`
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${receipt.number}.txt`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
