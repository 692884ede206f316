import type { ToWall, Wall } from '@invigil/contract/live.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer, useRef, useState } from 'react'
import { api } from '../api.ts'
import { WallConnection, type WallLink } from './wall-connection.ts'
import { afterMessage } from './wall-state.ts'

/** What the wall shows, how it is connected, and by how much the server's clock is ahead. */
export interface LiveWall {
  wall: Wall | undefined
  link: WallLink
  /** When something was last heard from the server, in ms by this machine's clock. */
  heardAt: number | undefined
  /** Milliseconds by which the server's clock is ahead of this machine's. */
  clockOffset: number
  connection: WallConnection | undefined
}

/** Watches a sitting over one socket for as long as the component stands. */
export function useWall(sittingId: string, onMessage: (message: ToWall) => void): LiveWall {
  const queries = useQueryClient()
  const [wall, take] = useReducer(afterMessage, undefined)
  const [link, setLink] = useState<WallLink>('connecting')
  const [connection, setConnection] = useState<WallConnection>()
  const [heardAt, setHeardAt] = useState<number>()
  const [clockOffset, setClockOffset] = useState(0)
  const tell = useRef(onMessage)
  useEffect(() => {
    tell.current = onMessage
  })

  useEffect(() => {
    const opened = new WallConnection(sittingId, {
      onLink: (changed) => {
        setLink(changed)
        if (changed === 'waiting') setHeardAt((before) => before && Date.now())
      },
      onMessage: (message) => {
        take(message)
        tell.current(message)
        if (message.type === 'wall') {
          setHeardAt(Date.now())
          setClockOffset(new Date(message.wall.now).getTime() - Date.now())
        }
        if (message.type === 'alert') {
          const { attemptId } = message.alert
          void queries.invalidateQueries({ queryKey: api.incident.list.key({ input: { attemptId } }) })
        }
      },
    })
    setConnection(opened)
    return () => opened.close()
  }, [sittingId, queries])

  return { wall, link, heardAt, clockOffset, connection }
}
