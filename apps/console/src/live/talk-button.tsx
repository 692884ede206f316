import type { Tile } from '@invigil/contract/live.ts'
import { Button } from '@invigil/design/button.tsx'
import { MicrophoneIcon } from '@invigil/design/icons.tsx'
import { useTranslations } from 'use-intl'
import { useTalkSlot } from './talk-slot.ts'
import { useTalkState } from './use-talk.ts'

/** Begins a talk with a candidate; says who talks already where somebody does. */
export function TalkButton({ tile }: { tile: Tile }) {
  const t = useTranslations('live.talk')
  const { session, talks } = useTalkSlot()
  const talk = useTalkState(session)
  const { attemptId, candidateName: name, state } = tile
  const isOver = state === 'submitted' || state === 'expired' || state === 'terminated'
  const isOwn = talk?.attemptId === attemptId
  const who = talks.get(attemptId)
  return (
    <>
      <Button
        icon={<MicrophoneIcon size={16} />}
        isDisabled={!session || isOver || talk !== undefined || who !== undefined}
        onPress={() => void session?.call(attemptId, name)}
      >
        {t('start')}
      </Button>
      {who && !isOwn ? <span>{t('taken', { who, name })}</span> : null}
    </>
  )
}
