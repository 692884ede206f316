import { withCrowd } from './answers-room.ts'
import { figuresOf } from './process-figures.ts'
import { percentile, type Table } from './table.ts'

const candidates = Number(process.env.INVIGIL_BENCH_CANDIDATES ?? 2_000)
const minutes = Number(process.env.INVIGIL_BENCH_MINUTES ?? 10)
const settlesMs = 5_000

/** A whole hall at work: saves, signals and heartbeats of all candidates, for minutes. */
export async function hall(): Promise<Table> {
  return await withCrowd(candidates, async ({ server, tell }) => {
    await tell({ do: 'start', withinSeconds: Math.max(2, candidates / 200) })
    await tell({ do: 'work' })
    await new Promise((resolve) => setTimeout(resolve, settlesMs))
    await tell({ do: 'report' })
    const before = figuresOf(server.pid)
    const startedAt = performance.now()
    await new Promise((resolve) => setTimeout(resolve, minutes * 60_000))
    const lasted = (performance.now() - startedAt) / 1_000
    const after = figuresOf(server.pid)
    const { saves, signals, errors } = await tell({ do: 'report' })
    const cores = (of: 'server' | 'database') =>
      Math.round(((after[of].cpuSeconds - before[of].cpuSeconds) / lasted) * 100) / 100
    return {
      title: `Answers: ${candidates} candidates at work for ${minutes} minutes`,
      columns: ['what', 'measured', 'bar'],
      rows: [
        ['saves', saves.length, ''],
        ['saves/s', Math.round(saves.length / lasted), ''],
        ['save p50, ms', percentile(saves, 50), ''],
        ['save p99, ms', percentile(saves, 99), '≤ 200'],
        ['slowest save, ms', Math.round(Math.max(0, ...saves)), ''],
        ['signals/s', Math.round(signals / lasted), ''],
        ['errors', errors.length, '0'],
        ['server, cores', cores('server'), ''],
        ['PostgreSQL, cores', cores('database'), ''],
        ['server before, MB', Math.round(before.server.megabytes), ''],
        ['server after, MB', Math.round(after.server.megabytes), ''],
        ['PostgreSQL after, MB', Math.round(after.database.megabytes), ''],
      ],
      notes: [
        'each candidate: half a minute of typing with an entry every 5 s, half a minute of thinking; texts grow',
        'each candidate: a ping every 2.5 s, a status every 5 s, ten signals every 10 s; no media',
        ...[...new Set(errors)].slice(0, 5),
        'the crowd is one process on the same machine and takes its share of it',
      ],
    }
  })
}
