import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { DownloadIcon } from '@invigil/design/icons.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { saveFile } from '@invigil/design/save-file.ts'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AttemptDesk } from './desk.ts'
import { type DeskState, isCutOff } from './desk-state.ts'
import { answerFileName, canSaveFile, makeAnswerFile } from './journal-file.ts'

/** Without a line for so long, answers are offered as a file. */
const offerAfterMs = 60_000

/** Answers that wait and could be taken to a proctor as a file; receipts that do not fit. `isAtOnce`, when the time is over, offers without waiting. */
export function JournalNotices({
  desk,
  state,
  isAtOnce = false,
}: {
  desk: AttemptDesk
  state: DeskState
  isAtOnce?: boolean
}) {
  const t = useTranslations('attempt.file')
  const isHeldUp = state.isConnected && state.sending === 'held-up'
  const isStuck = state.unsaved > 0 && (isCutOff(state) || isHeldUp)
  const isLong = useLasts(isStuck, isAtOnce ? 0 : offerAfterMs)
  const held = desk.held()
  const isDoubtful = state.doubtful > 0
  if (!held || !canSaveFile(held.hold) || (!isLong && !isDoubtful)) return null
  return (
    <Notice
      tone={isDoubtful ? 'warning' : 'info'}
      isAnnounced
      title={t(isDoubtful ? 'doubtful' : isHeldUp ? 'held-up' : 'title')}
    >
      <Stack gap={3}>
        <p>{t(isDoubtful ? 'doubtful-text' : isHeldUp ? 'held-up-text' : isAtOnce ? 'over-text' : 'text')}</p>
        <SaveFile {...held} candidateName={state.view?.candidateName ?? ''} />
      </Stack>
    </Notice>
  )
}

function SaveFile({
  hold,
  journal,
  candidateName,
}: NonNullable<ReturnType<AttemptDesk['held']>> & { candidateName: string }) {
  const t = useTranslations('attempt.file')
  const save = useMutation({
    // A browser without a line would wait for one before it calls anything.
    networkMode: 'always',
    mutationFn: async () => {
      const now = new Date()
      await journal.settle()
      const text = await makeAnswerFile(hold, journal, now)
      saveFile(answerFileName(candidateName, now), text, 'application/json')
    },
  })
  return (
    <>
      <div>
        <Button icon={<DownloadIcon size={16} />} isPending={save.isPending} onPress={() => save.mutate()}>
          {t('save')}
        </Button>
      </div>
      {save.isSuccess ? <p role="status">{t('saved')}</p> : null}
      <FormError error={save.error} />
    </>
  )
}

/** Says whether something has been true for so long without a break. */
function useLasts(isTrue: boolean, forMs: number): boolean {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!isTrue) return setLasts(false)
    const timer = setTimeout(() => setLasts(true), forMs)
    return () => clearTimeout(timer)
  }, [isTrue, forMs])
  return lasts
}
