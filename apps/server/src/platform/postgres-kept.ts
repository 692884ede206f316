import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type RunningPostgres, startPostgres } from './postgres.ts'

/** PostgreSQL's own setting that says to whoever is connected how often it was started again since its server began. */
export const restartsSetting = 'invigil.restarts'

const firstAgainMs = 200
const longestAgainMs = 10_000
/** One that ran for so long did not fail at its start. */
const wellMs = 30_000

/** A private PostgreSQL that is started again when it ends by itself. */
export interface KeptPostgres extends Pick<RunningPostgres, 'host' | 'stop'> {
  /** Ends it without another write: its directory is somebody else's by now. */
  abandon(): void
}

/**
 * Starts a private PostgreSQL as `startPostgres` does, and again on the same data and the same socket whenever it ends by
 * itself: at once the first time, then after waits that grow to ten seconds. Throws only when the first start fails.
 */
export async function keepPostgres(
  base: string,
  dir: string,
  log: Pick<Logger, 'error' | 'warn'>,
): Promise<KeptPostgres> {
  let running: RunningPostgres | undefined = await startPostgres(base, dir)
  const { host } = running
  const stopping = new AbortController()
  const kept = keep()
  return {
    host,
    async stop() {
      stopping.abort()
      await running?.stop()
      await kept
    },
    abandon() {
      stopping.abort()
      if (running) process.kill(running.pid, 'SIGQUIT')
    },
  }

  async function keep(): Promise<void> {
    let againMs = 0
    for (let restarts = 1; running; restarts += 1) {
      const begunAt = performance.now()
      const how = await running.ended
      if (stopping.signal.aborted) return
      log.error({ how, dir }, 'PostgreSQL ended by itself; it is started again')
      running = undefined
      if (performance.now() - begunAt > wellMs) againMs = 0
      while (!running) {
        await pause(againMs, undefined, { signal: stopping.signal }).catch(() => undefined)
        if (stopping.signal.aborted) return
        againMs = Math.min(longestAgainMs, Math.max(firstAgainMs, againMs * 2))
        running = await startAgain(restarts)
      }
      log.warn({ restarts }, 'PostgreSQL runs again, with everything that was acknowledged')
      // Who wanted to stop meanwhile found nothing to stop.
      if (stopping.signal.aborted) await running.stop()
    }
  }

  function startAgain(restarts: number): Promise<RunningPostgres | undefined> {
    return startPostgres(base, dir, { [restartsSetting]: String(restarts) }, host).catch((error: unknown) => {
      log.error({ err: error }, 'PostgreSQL could not be started again; it is tried again')
      return undefined
    })
  }
}
