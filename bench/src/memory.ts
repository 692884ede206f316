import { fork } from 'node:child_process'
import { once } from 'node:events'
import { foundOrganisation, openHall, publishExam } from './hall.ts'
import type { FilmedCrowdWish } from './memory-crowd.ts'
import { figuresOf, type ServerFigures } from './process-figures.ts'
import { someFolder, startServer } from './server-process.ts'
import type { Table } from './table.ts'

const candidates = Number(process.env.INVIGIL_BENCH_CANDIDATES ?? 100)
const seconds = Number(process.env.INVIGIL_BENCH_SECONDS ?? 40)

/** What server and database hold while so many candidates work and send their small picture. */
export async function run(): Promise<Table> {
  const { folder, remove } = someFolder()
  const server = await startServer(folder)
  const crowd = fork(new URL('./memory-crowd.ts', import.meta.url))
  const figures = () => figuresOf(server.pid)
  const row = (what: string, now: ServerFigures) => [
    what,
    Math.round(now.server.megabytes),
    Math.round(now.vision.megabytes),
    Math.round(now.database.megabytes),
    Math.round(together(now)),
  ]
  try {
    const idle = row('just started', figures())
    const { caller } = await foundOrganisation(server)
    const examId = await publishExam(caller, { admission: 'automatic' })
    const { tokens } = await openHall(caller, examId, candidates)
    crowd.send({ server: server.url, tokens } satisfies FilmedCrowdWish)
    await once(crowd, 'message')
    const before = figures()
    let most = before
    for (let second = 0; second < seconds; second += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const now = figures()
      if (together(now) > together(most)) most = now
    }
    const after = figures()
    const cores = (of: keyof ServerFigures) =>
      ((after[of].cpuSeconds - before[of].cpuSeconds) / seconds).toFixed(2)
    return {
      title: `Memory: ${candidates} candidates with their small picture (320×240, 5 a second), stored`,
      columns: ['when', 'server, MB', 'vision, MB', 'PostgreSQL, MB', 'together, MB'],
      rows: [
        idle,
        row(`${candidates} candidates have come in`, before),
        row(`after ${seconds} s`, after),
        row('the most in between', most),
        ['bar', '', '', '', '< 1000'],
      ],
      notes: [
        'Pss: memory that processes share is counted once; the candidates run in another process and are not counted',
        `meanwhile the server used ${cores('server')}, vision ${cores('vision')} and PostgreSQL ${cores('database')} of a core`,
        'each candidate also pings, says its status, answers, and is watched by the standard rules',
      ],
    }
  } finally {
    crowd.kill()
    await server.stop()
    remove()
  }
}

function together({ server, vision, database }: ServerFigures): number {
  return server.megabytes + vision.megabytes + database.megabytes
}
