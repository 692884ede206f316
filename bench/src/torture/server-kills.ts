import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from '@invigil/server/src/platform/root.ts'
import { percentile } from '../table.ts'
import { aCrowd, type Crowd } from './crowd.ts'
import { findAll } from './found.ts'
import { aGate, type Gate } from './gate.ts'
import { beginHistory, type History, type Judgement, judge, troublesOf } from './history.ts'
import { candidates, rounds } from './measure.ts'
import { aRow, columns, type Ordeal } from './ordeal.ts'
import { inFolder } from './places.ts'
import { startVictim, tearTail, type Victim, type VictimChoices } from './victim.ts'

/** In turn: alone; with a torn tail; with its database; several processes. */
const ways = [
  { name: 'server', processes: 1, tears: false, withDatabase: false },
  { name: 'server, journal tail torn', processes: 1, tears: true, withDatabase: false },
  { name: 'server and database', processes: 1, tears: false, withDatabase: true },
  { name: 'two server processes', processes: 2, tears: true, withDatabase: false },
] as const

/** kill -9 of the server under load, again and again on one data directory; after every restart all that was promised is looked for. */
export async function serverKills(): Promise<Ordeal> {
  return await inFolder(async (folder, scratch) => {
    const gate = await aGate()
    const history = beginHistory(path.join(scratch, 'history.jsonl'))
    let victim = await startVictim(folder)
    const crowd = await aCrowd(victim, gate, history, candidates)
    try {
      const starts: number[] = []
      const troubles: string[] = []
      let checked: Judgement | undefined
      crowd.work()
      for (let round = 0; round < rounds; round += 1) {
        const way = ways[round % ways.length] ?? ways[0]
        gate.open(victim.url)
        await pause(1_200 + Math.random() * 1_500)
        await victim.killAll(way.withDatabase)
        gate.shut()
        if (way.tears) tearTail(folder, randomBytes(777))
        const next = ways[(round + 1) % ways.length] ?? ways[0]
        victim = await startVictim(folder, next)
        starts.push(victim.readyAfterMs)
        checked = await checkUntil(history, folder, way.processes > 1 || next.processes > 1 ? 20_000 : 0)
        troubles.push(...troublesOf(checked).map((what) => `kill ${round + 1} (${way.name}): ${what}`))
      }
      victim = await settle(folder, { gate, crowd, history, victim }, troubles)
      const final = judge(history.read(), await findAll(folder))
      troubles.push(...troublesOf(final).map((what) => `at the end: ${what}`))
      await victim.stop()
      const sealed = readdirSync(path.join(folder, 'files/media'), { recursive: true }).length
      troubles.push(...verifyByProgram(folder))
      return {
        title: `kill -9 of the server, ${candidates} recorders`,
        columns,
        rows: [aRow('kill -9 of the server', rounds, final)],
        notes: [
          'in turn: the server; with 777 bytes of garbage behind the journal; with its database; two server processes that share the port',
          `ready again after p50 ${percentile(starts, 50)} ms, slowest ${Math.round(Math.max(...starts))} ms`,
          `${sealed} files and folders of sealed objects; \`verify-recordings\` and \`evidence verify --all\` agree`,
        ],
        troubles,
      }
    } finally {
      crowd.stop()
      gate.stop()
      await victim.killAll(true)
    }
  })
}

interface Scene {
  gate: Gate
  crowd: Crowd
  history: History
  victim: Victim
}

/** Lets everything arrive, and its chunks be closed by an end in order; answers the server that was started after. */
async function settle(
  folder: string,
  { gate, crowd, victim }: Scene,
  troubles: string[],
  choices: VictimChoices = {},
): Promise<Victim> {
  gate.open(victim.url)
  await pause(1_500)
  crowd.rest()
  await crowd.delivered().catch((error: Error) => troubles.push(`at the end: ${error.message}`))
  await victim.stop()
  gate.shut()
  return await startVictim(folder, choices)
}

/** What several processes left behind is taken over by the others: for so long it may be on its way into the index. */
async function checkUntil(history: History, folder: string, patienceMs: number): Promise<Judgement> {
  const latest = performance.now() + patienceMs
  const promised = history.read()
  for (;;) {
    const judged = judge(promised, await findAll(folder))
    if (judged.lost + judged.faults.length === 0 || performance.now() > latest) return judged
    await pause(500)
  }
}

/** What the program itself says to an operator; a sentence for each command that finds a fault. */
function verifyByProgram(folder: string): string[] {
  const main = path.join(root, 'apps/server/src/main.ts')
  return [['verify-recordings'], ['evidence', 'verify', '--all']].flatMap((words) => {
    try {
      execFileSync(process.execPath, [main, ...words, '--data', folder, '--log-level', 'fatal'], {
        stdio: 'pipe',
      })
      return []
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer }
      return [
        `${words.join(' ')} says: ${String(stdout ?? '').slice(-600)}${String(stderr ?? '').slice(-300)}`,
      ]
    }
  })
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
