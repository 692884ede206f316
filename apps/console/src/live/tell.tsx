import type { Tile } from '@invigil/contract/live.ts'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Phrases } from './phrases.tsx'
import styles from './tell.module.css'

type To = 'everybody' | 'shown' | 'chosen'

interface TellProps {
  sittingId: string
  tiles: readonly Tile[]
  /** The candidates that the filter lets through just now. */
  shown: readonly Tile[]
  /** Those it is for, to begin with. */
  first?: readonly string[] | undefined
  onClose: () => void
}

/** Writes to everybody, to those shown, or to some. */
export function Tell({ sittingId, tiles, shown, first = [], onClose }: TellProps) {
  const t = useTranslations()
  const [to, setTo] = useState<To>(first.length > 0 ? 'chosen' : 'everybody')
  const [chosen, setChosen] = useState<string[]>([...first])
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const tell = useMutation(
    api.live.tell.mutationOptions({
      onSuccess: ({ sent }) => {
        toast(t('live.tell.sent', { count: sent }))
        onClose()
      },
    }),
  )
  const receivers = { everybody: null, shown: shown.map(({ attemptId }) => attemptId), chosen }[to]
  const hasNobody = receivers !== null && receivers.length === 0

  function send() {
    setTried(true)
    if (text.trim() !== '' && !hasNobody) tell.mutate({ sittingId, attemptIds: receivers, text })
  }

  return (
    <FormDialog
      title={t('live.tell.title')}
      submit={t('common.send')}
      onSubmit={send}
      onClose={onClose}
      isPending={tell.isPending}
      error={tell.error}
    >
      <RadioGroup
        label={t('live.tell.to')}
        value={to}
        onChange={setTo}
        error={isTried && hasNobody ? t('live.tell.nobody-chosen') : undefined}
        choices={[
          { id: 'everybody', label: t('live.tell.everybody', { count: tiles.length }) },
          { id: 'shown', label: t('live.tell.shown', { count: shown.length }) },
          { id: 'chosen', label: t('live.tell.chosen') },
        ]}
      />
      {to === 'chosen' ? (
        <div className={styles.some}>
          <CheckboxGroup label={t('live.tell.choose')} value={chosen} onChange={setChosen}>
            {tiles.map(({ attemptId, candidateName }) => (
              <Checkbox key={attemptId} value={attemptId}>
                {candidateName}
              </Checkbox>
            ))}
          </CheckboxGroup>
        </div>
      ) : null}
      <TextArea
        label={t('live.tell.text')}
        description={t('live.tell.text-help')}
        rows={3}
        maxLength={1000}
        autoFocus
        value={text}
        onChange={setText}
        error={isTried && text.trim() === '' ? t('live.tell.text-missing') : undefined}
      />
      <Phrases of="tell" onPick={setText} />
    </FormDialog>
  )
}
