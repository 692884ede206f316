import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { aSchool, type School, type Writers, writersIn } from './answers-crowd.ts'
import { judgeFolder } from './answers-found.ts'
import {
  type AnswersHistory,
  type AnswersJudgement,
  aStormRow,
  beginAnswersHistory,
  type Hit,
  stormColumns,
  troublesOfAnswers,
} from './answers-history.ts'
import { type Line, type Page, pageWithoutJournal, pageWithoutNumbers } from './answers-pages.ts'
import { giveUpAfterMs, type Scene, type Storm, startWithClock, stormsOf } from './answers-weather.ts'
import { aGate } from './gate.ts'
import { candidates, rounds } from './measure.ts'
import type { Ordeal } from './ordeal.ts'
import { inFolder } from './places.ts'

const controlRounds = 3
/** How many storms of the list a control goes through: cut lines and a server that stands still. */
const controlStorms = 2

/** Nothing is killed: lines are cut in mid-air, server and database stand still for a while, the server's clock is set. */
export async function answerStorms(): Promise<Ordeal> {
  const real = await inWeather(throughAll)
  const lossy = await inWeather((weather) => throughSome(weather, pageWithoutJournal))
  const doubling = await inWeather((weather) => throughSome(weather, pageWithoutNumbers))
  const strikes = controlRounds * controlStorms
  return {
    title: `storms, ${candidates} writers with the journal of the real page`,
    columns: stormColumns,
    rows: [
      ...real.rows,
      aStormRow('control: pages that keep nothing', strikes, lossy.struck, lossy.judged),
      aStormRow('control: pages that send again without numbers', strikes, doubling.struck, doubling.judged),
    ],
    notes: [
      `under way: sent and not answered in the moment the storm begins; pages send again after ${giveUpAfterMs} ms`,
      'not there: written by a candidate and not (yet) on the server; only the last line, when all is delivered, must have none',
      `acknowledged again after a storm: ${Math.round(real.struck.slowestMs)} ms at worst`,
      `a clock a day ahead meets ${candidates} other writers each time; ${real.struck.over} exams were over by it, and what comes then is kept and marked late`,
      'the controls go through cut lines and a server that stands still',
    ],
    troubles: [
      ...real.troubles,
      ...(lossy.judged.missing === 0
        ? ['pages that keep nothing lost nothing: this ordeal proves nothing']
        : []),
      ...(doubling.judged.duplicated === 0
        ? ['pages without numbers wrote nothing twice: this ordeal proves nothing']
        : []),
    ],
  }
}

interface Weather extends Scene {
  school: School
  history: AnswersHistory
  storms: Storm[]
}

async function inWeather<Result>(suffer: (weather: Weather) => Promise<Result>): Promise<Result> {
  return await inFolder(async (folder, scratch) => {
    const clock = path.join(scratch, 'clock')
    writeFileSync(clock, '0')
    const victim = await startWithClock(folder, clock)
    const gate = await aGate()
    try {
      gate.open(victim.url)
      const scene = { folder, clock, gate, victim }
      const history = beginAnswersHistory(path.join(scratch, 'history.jsonl'))
      return await suffer({ ...scene, history, school: await aSchool(victim), storms: stormsOf(scene) })
    } finally {
      gate.stop()
      await victim.killAll(true)
    }
  })
}

async function throughAll({ school, gate, history, folder, storms }: Weather) {
  const writers = await writersIn(school, gate, history, { candidates, giveUpAfterMs })
  const troubles: string[] = []
  const rows: (string | number)[][] = []
  let all = nothingYet
  let before: AnswersJudgement | undefined
  try {
    for (const storm of storms) {
      const struck = storm.endsExams
        ? await rageOverOthers({ school, gate, history }, storm, writers)
        : await rageOver(writers, storm, rounds)
      if (storm.endsExams && struck.over === 0) troubles.push(`${storm.name}: nobody's exam was ended`)
      all = added(all, struck)
      const judged = await judgeFolder(history, folder)
      rows.push(aStormRow(storm.name, rounds, struck, judged, before))
      troubles.push(...troublesOfAnswers(judged).map((what) => `${storm.name}: ${what}`))
      before = judged
    }
    writers.rest()
    await writers.delivered().catch((error: Error) => troubles.push(error.message))
    const final = await judgeFolder(history, folder)
    rows.push(aStormRow('all of them, all delivered', rounds * storms.length, all, final))
    troubles.push(...troublesOfAnswers(final).map((what) => `at the end: ${what}`))
    if (final.missing > 0) troubles.push(`at the end: ${final.missing} answers written and not there`)
    if (writers.doubtful() > 0) troubles.push(`${writers.doubtful()} receipts did not fit`)
    return { rows, troubles, struck: all }
  } finally {
    writers.stop()
  }
}

/** The storms that make pages send again, over pages that cannot stand it. */
async function throughSome(
  { school, gate, history, folder, storms }: Weather,
  page: (line: Line) => Promise<Page>,
) {
  const writers = await writersIn(school, gate, history, { candidates, giveUpAfterMs, page })
  let struck = nothingYet
  try {
    for (const storm of storms.slice(0, controlStorms))
      struck = added(struck, await rageOver(writers, storm, controlRounds))
    await writers.delivered()
    return { struck, judged: await judgeFolder(history, folder) }
  } finally {
    writers.stop()
  }
}

interface Struck extends Hit {
  /** Until as many entries were acknowledged again as there are writers. */
  slowestMs: number
  /** Writers whose exam was over then. */
  over: number
}

const nothingYet: Struck = { underWay: 0, sentAgain: 0, slowestMs: 0, over: 0 }

function added(one: Struck, other: Struck): Struck {
  return {
    underWay: one.underWay + other.underWay,
    sentAgain: one.sentAgain + other.sentAgain,
    slowestMs: Math.max(one.slowestMs, other.slowestMs),
    over: one.over + other.over,
  }
}

/** Each time entries are under way when it begins, and some are acknowledged again before the next. */
async function rageOver(writers: Writers, { name, rage }: Storm, times: number): Promise<Struck> {
  const sentBefore = writers.sentAgain()
  let [underWay, slowestMs] = [0, 0]
  writers.work()
  for (let round = 0; round < times; round += 1) {
    await pause(200 + Math.random() * 300)
    const hit = await writers.rush()
    if (hit === 0) throw new Error(`${name}: nothing was under way`)
    underWay += hit
    await rage(writers.look)
    slowestMs = Math.max(slowestMs, await acknowledgesAgain(writers))
  }
  writers.rest()
  return { underWay, sentAgain: writers.sentAgain() - sentBefore, slowestMs, over: writers.over() }
}

/** Others each time; those who were here first write on beside them, be it late. */
async function rageOverOthers(
  { school, gate, history }: Pick<Weather, 'school' | 'gate' | 'history'>,
  storm: Storm,
  here: Writers,
): Promise<Struck> {
  let all = nothingYet
  here.work()
  for (let round = 0; round < rounds; round += 1) {
    const others = await writersIn(school, gate, history, { candidates, giveUpAfterMs })
    try {
      all = added(all, await rageOver(others, storm, 1))
      await others.delivered()
      if (others.doubtful() > 0) throw new Error(`${others.doubtful()} receipts did not fit`)
    } finally {
      others.stop()
    }
  }
  return all
}

const patienceMs = 60_000

/** After how many ms as many entries are acknowledged as there are writers; throws when that never happens. */
async function acknowledgesAgain(writers: Writers): Promise<number> {
  const from = performance.now()
  const before = writers.answered()
  while (writers.answered() < before + candidates) {
    if (performance.now() - from > patienceMs) throw new Error(`nothing is acknowledged for ${patienceMs} ms`)
    await pause(20)
  }
  return performance.now() - from
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
