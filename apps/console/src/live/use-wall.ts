import type { Proctors } from '@invigil/contract/charge.ts'
import type { ToWall, Wall } from '@invigil/contract/live.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer, useState } from 'react'
import { api } from '../api.ts'
import { talksAfter } from './talk-state.ts'
import { WallConnection, type WallLink } from './wall-connection.ts'
import { afterMessage } from './wall-state.ts'

/** Who proctors this wall, and which of them sits here. */
export interface Duty extends Proctors {
  you: string | undefined
}

const nobody: Duty = { here: [], charges: [], offers: [], you: undefined }

/** What the wall shows, how it is connected, and by how much the server's clock is ahead. */
export interface LiveWall {
  wall: Wall | undefined
  duty: Duty
  /** The names of the proctors who talk, by the attempt they talk with. */
  talks: ReadonlyMap<string, string>
  link: WallLink
  /** When something was last heard from the server, in ms by this machine's clock. */
  heardAt: number | undefined
  /** Milliseconds by which the server's clock is ahead of this machine's. */
  clockOffset: number
  connection: WallConnection | undefined
}

/** Tiles that change within this time are drawn together, in milliseconds; everything else is shown at once. */
const gatherMs = 100

const noTalks: ReadonlyMap<string, string> = new Map()

/** Watches a sitting over one socket for as long as the component stands. */
export function useWall(sittingId: string): LiveWall {
  const queries = useQueryClient()
  const [wall, take] = useReducer(afterMessage, undefined)
  const [duty, setDuty] = useState(nobody)
  const [talks, hearTalks] = useReducer(talksAfter, noTalks)
  const [link, setLink] = useState<WallLink>('connecting')
  const [connection, setConnection] = useState<WallConnection>()
  const [heardAt, setHeardAt] = useState<number>()
  const [clockOffset, setClockOffset] = useState(0)

  useEffect(() => {
    const waiting: ToWall[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const drawWaiting = () => {
      timer = undefined
      for (const message of waiting.splice(0)) take(message)
    }
    const opened = new WallConnection(sittingId, {
      onLink: (changed) => {
        setLink(changed)
        if (changed === 'waiting') setHeardAt((before) => before && Date.now())
      },
      onMessage: (message) => {
        if (message.type === 'tile') {
          waiting.push(message)
          timer ??= setTimeout(drawWaiting, gatherMs)
          return
        }
        drawWaiting()
        take(message)
        hearTalks(message)
        if (message.type === 'proctors') setDuty({ ...message.proctors, you: message.you })
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
    return () => {
      clearTimeout(timer)
      opened.close()
    }
  }, [sittingId, queries])

  return { wall, talks, duty, link, heardAt, clockOffset, connection }
}
