import type { Tile } from '@invigil/contract/live.ts'
import { clockFace } from '@invigil/design/countdown.tsx'
import { useSyncExternalStore } from 'react'

interface TimeLeftProps {
  tile: Pick<Tile, 'state' | 'endsAt'>
  clockOffset: number
}

/** Time left as `41:05`, counting down while the attempt runs; nothing before and after. */
export function TimeLeft({ tile: { state, endsAt }, clockOffset }: TimeLeftProps) {
  const second = useSecond(clockOffset)
  if (!endsAt || (state !== 'running' && state !== 'paused')) return null
  return <time>{clockFace(Math.max(0, Math.ceil(new Date(endsAt).getTime() / 1000) - second))}</time>
}

/** The server's time in whole seconds since the epoch. */
export function useSecond(clockOffset: number): number {
  return useSyncExternalStore(hearSeconds, () => Math.floor((Date.now() + clockOffset) / 1000))
}

function hearSeconds(hear: () => void): () => void {
  const timer = setInterval(hear, 500)
  return () => clearInterval(timer)
}
