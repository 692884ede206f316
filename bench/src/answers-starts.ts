import { withCrowd } from './answers-room.ts'
import { figuresOf } from './process-figures.ts'
import { percentile, type Table } from './table.ts'

const candidates = Number(process.env.INVIGIL_BENCH_CANDIDATES ?? 2_000)
const withinSeconds = Number(process.env.INVIGIL_BENCH_WITHIN ?? 10)

/** Everybody begins within the same seconds, with the paper fetched before and the key in the answer. */
export async function starts(): Promise<Table> {
  return await withCrowd(candidates, async ({ server, tell }) => {
    await tell({ do: 'report' })
    const before = figuresOf(server.pid)
    const startedAt = performance.now()
    await tell({ do: 'start', withinSeconds })
    const lasted = (performance.now() - startedAt) / 1_000
    const after = figuresOf(server.pid)
    const { starts: times, errors } = await tell({ do: 'report' })
    const used = (of: 'server' | 'database') =>
      Math.round((after[of].cpuSeconds - before[of].cpuSeconds) * 10) / 10
    return {
      title: `Answers: ${candidates} candidates begin within ${withinSeconds} s`,
      columns: ['what', 'measured', 'bar'],
      rows: [
        ['starts', times.length, String(candidates)],
        ['errors', errors.length, '0'],
        ['p50, ms', percentile(times, 50), ''],
        ['p99, ms', percentile(times, 99), '≤ 2000'],
        ['slowest, ms', Math.round(Math.max(0, ...times)), ''],
        ['all have begun after, s', Math.round(lasted * 10) / 10, ''],
        ['server, CPU seconds', used('server'), ''],
        ['PostgreSQL, CPU seconds', used('database'), ''],
      ],
      notes: [
        'each at a random moment within these seconds; the paper was fetched sealed before, the start hands out its key',
        ...[...new Set(errors)].slice(0, 5),
        'the crowd is one process on the same machine and takes its share of it',
      ],
    }
  })
}
