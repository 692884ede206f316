import { figuresOf } from '../process-figures.ts'
import type { ServerProcess } from '../server-process.ts'

/** What was sealed after a load, and what it cost the server's process. */
export interface Sealed {
  megabytes: number
  /** Megabytes in the fastest second. */
  perSecond: number
  /** Milliseconds of CPU a megabyte, beyond what the server uses when idle. */
  cpuMs: number
}

const idleSeconds = 10

/** How many seconds of CPU the server uses in a second in which nothing is asked of it, or only its metrics, once. */
export async function idleOf(
  server: ServerProcess,
  asked: 'nothing' | 'metrics' = 'nothing',
): Promise<number> {
  const before = figuresOf(server.pid).server.cpuSeconds
  for (let second = 0; second < idleSeconds; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    if (asked === 'metrics') await sealedBytes(server)
  }
  return (figuresOf(server.pid).server.cpuSeconds - before) / idleSeconds
}

async function sealedBytes({ url }: ServerProcess): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^invigil_media_sealed_bytes_total (\S+)$/m.exec(text)?.[1] ?? 0)
}

/**
 * What the recorders left is quiet after a minute and sealed to its end; reads the server's own metrics once a second, which is
 * in `idle` too.
 */
export async function waitForSeals(server: ServerProcess, idle: number): Promise<Sealed> {
  const { pid } = server
  const read = () => sealedBytes(server)
  const begunAt = performance.now()
  const cpuBefore = figuresOf(pid).server.cpuSeconds
  const first = await read()
  let last = first
  let lookedAt = begunAt
  let grewAt = begunAt
  let most = 0
  const until = begunAt + 120_000
  while (performance.now() < until && (last === first || performance.now() - grewAt < 15_000)) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const now = await read()
    const at = performance.now()
    most = Math.max(most, ((now - last) / (at - lookedAt)) * 1_000)
    if (now > last) grewAt = at
    lookedAt = at
    last = now
  }
  const took = (performance.now() - begunAt) / 1_000
  const cpuSeconds = figuresOf(pid).server.cpuSeconds - cpuBefore - idle * took
  const megabytes = (last - first) / 1e6
  return { megabytes, perSecond: most / 1e6, cpuMs: (cpuSeconds * 1_000) / Math.max(1, megabytes) }
}
