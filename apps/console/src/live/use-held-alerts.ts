import type { Alert } from '@invigil/contract/incident.ts'
import { useEffect, useMemo, useState } from 'react'
import { heldUntil } from './alert-owner.ts'
import type { Duty } from './use-wall.ts'

/** The alerts that are left to other proctors for now, by id; each comes out of it when its time is over. */
export function useHeldAlerts(
  alerts: readonly Alert[],
  duty: Duty,
  clockOffset: number,
): ReadonlySet<string> {
  const [turn, setTurn] = useState(0)
  const held = useMemo(() => {
    const now = Date.now() + clockOffset + 0 * turn
    return alerts.flatMap((alert) => {
      const until = heldUntil(alert, duty, now)
      return until === undefined ? [] : [{ id: alert.id, until }]
    })
  }, [alerts, duty, clockOffset, turn])
  useEffect(() => {
    if (held.length === 0) return
    const next = Math.min(...held.map(({ until }) => until)) - clockOffset - Date.now()
    const timer = setTimeout(() => setTurn((before) => before + 1), Math.max(0, next) + 10)
    return () => clearTimeout(timer)
  }, [held, clockOffset])
  return useMemo(() => new Set(held.map(({ id }) => id)), [held])
}
