import type { Wall } from '@invigil/contract/live.ts'
import { type ReactNode, useMemo } from 'react'
import { TalkBar } from './talk-bar.tsx'
import { TalkSlot } from './talk-slot.ts'
import { useHoldKey } from './use-hold-key.ts'
import { useTalk } from './use-talk.ts'
import type { LiveWall } from './use-wall.ts'

interface WithTalkProps extends Pick<LiveWall, 'connection' | 'clockOffset' | 'talks'> {
  wall: Wall
  /** The candidate who is looked at closely. */
  focus: string | undefined
  children: ReactNode
}

/** A wall from which one can talk: with the candidate who is looked at by the key t, or by a button of the close view. */
export function WithTalk({ connection, clockOffset, wall, talks, focus, children }: WithTalkProps) {
  const session = useTalk(connection, clockOffset)
  const slot = useMemo(() => ({ session, talks }), [session, talks])
  const tile = wall.tiles.find(({ attemptId }) => attemptId === focus)
  useHoldKey('t', (isDown) => {
    if (isDown && tile && !session?.state()) void session?.call(tile.attemptId, tile.candidateName)
  })
  return (
    <TalkSlot value={slot}>
      <TalkBar session={session} />
      {children}
    </TalkSlot>
  )
}
