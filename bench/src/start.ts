import { execFileSync } from 'node:child_process'
import { someFolder, startServer } from './server-process.ts'
import { percentile, type Table } from './table.ts'

const rounds = Number(process.env.INVIGIL_BENCH_ROUNDS ?? 5)

/** How long it takes until the server says that it is ready: on an empty directory, again, and after kill -9. */
export async function run(): Promise<Table> {
  const cold: number[] = []
  const warm: number[] = []
  const crashed: number[] = []
  const nothing: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { folder, remove } = someFolder()
    nothing.push(emptyNode())
    const first = await startServer(folder)
    cold.push(first.readyAfterMs)
    await first.stop()
    const second = await startServer(folder)
    warm.push(second.readyAfterMs)
    await second.kill()
    const third = await startServer(folder)
    crashed.push(third.readyAfterMs)
    await third.stop()
    remove()
  }
  return {
    title: 'Start: from the start of the process to /readyz',
    columns: ['what', 'median, s', 'slowest, s', 'bar, s'],
    rows: [
      row('cold: empty data directory', cold, '≤ 6'),
      row('warm: the same directory again', warm, '≤ 2'),
      row('after kill -9 of the server', crashed, '≤ 5'),
      row('yardstick: Node 24 that does nothing', nothing, ''),
    ],
    notes: [
      `${rounds} rounds, in turn; the pages and the networks are built already`,
      'after kill -9 the database of the killed server is still running and is ended first',
    ],
  }
}

function emptyNode(): number {
  const startedAt = performance.now()
  execFileSync(process.execPath, ['-e', ''])
  return performance.now() - startedAt
}

function row(what: string, times: readonly number[], bar: string): [string, number, number, string] {
  return [what, seconds(percentile(times, 50)), seconds(Math.max(...times)), bar]
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 10) / 100
}
