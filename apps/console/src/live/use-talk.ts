import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { TalkSession } from './talk-session.ts'
import type { ProctorTalk } from './talk-state.ts'
import type { WallConnection } from './wall-connection.ts'

/** Keeps the talk of one wall for as long as the wall stands. */
export function useTalk(
  connection: WallConnection | undefined,
  clockOffset: number,
): TalkSession | undefined {
  const [session, setSession] = useState<TalkSession>()
  const offset = useRef(clockOffset)
  useEffect(() => {
    offset.current = clockOffset
  })
  useEffect(() => {
    if (!connection) return
    const begun = new TalkSession(connection, () => offset.current)
    setSession(begun)
    return () => begun.stop()
  }, [connection])
  return session
}

/** How the talk of a wall stands; undefined while there is none. */
export function useTalkState(session: TalkSession | undefined): ProctorTalk | undefined {
  return useSyncExternalStore(session?.subscribe ?? nothing, session?.state ?? none)
}

function nothing(): () => void {
  return () => undefined
}

function none(): undefined {
  return undefined
}
