import { prepareModels } from '@invigil/models/prepare.ts'
import type { Eyes, LookWish } from '@invigil/sensors/eyes.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import type { Table } from './table.ts'
import { frames } from './vision/frames.ts'
import { startHuman } from './vision/human.ts'
import { ends, measureInTurn, timesFaster } from './vision/measure.ts'
import { networkRows } from './vision/networks.ts'
import type { Row } from './vision/row.ts'
import { lookRows, openEyes, scheduleRow, seen } from './vision/schedule.ts'

const rounds = 40
const cycles = 8

/**
 * What looking at frames costs on the server, on one thread: the looks, what a candidate costs as the server schedules them,
 * each network beside TensorFlow.js, and everything at once beside @vladmandic/human, all in the same run.
 */
export async function run(): Promise<Table> {
  const { missing } = await prepareModels()
  const jpegs = await frames(15)
  const eyes = await openEyes(jpegs[0] ?? Buffer.of())
  const looks = await lookRows(eyes, jpegs, rounds)
  const schedule = await scheduleRow(eyes, jpegs, cycles)
  const memory = megabytes(process.memoryUsage().rss)
  const beside = await besideHuman(eyes, jpegs)
  const networks = await networkRows(rounds)
  return {
    title: 'Vision: milliseconds on one thread of the server',
    columns: ['what', 'ours p10', 'ours p50', 'theirs p10', 'theirs p50', 'times faster'],
    rows: [schedule.row, ...looks, beside, ...networks],
    notes: [
      `${schedule.candidatesPerCore} candidates a core: one frame a second of each, decoded; faces in every frame, identity and liveness every 5 s, things every 3 s`,
      `${schedule.identityLooks} of the scheduled looks at identity compared a face; memory of the process with all networks: ${memory} MB`,
      `networks: ${rounds} rounds on noise, ours (onnxruntime-node) and TensorFlow.js (WebAssembly) in turn; a frame needs iris twice`,
      'beside human (WebAssembly): face, mesh, irises, description, living or not, things by the same CenterNet, on the same frames in turn; ours has two descriptions, and NanoDet in two looks of three',
      'times faster is by p10, the rounds that nothing else on the machine disturbed',
      ...missing.map(({ id, reason }) => `without ${id}: ${reason}`),
    ],
  }
}

async function besideHuman(eyes: Required<Eyes>, jpegs: readonly Buffer[]): Promise<Row> {
  const pictures = await Promise.all(jpegs.map((jpeg) => readPicture(jpeg, 640)))
  const human = await startHuman()
  const all: LookWish = { faces: true, identity: true, liveness: true, things: 'whole' }
  const { ours, theirs } = await measureInTurn(
    rounds / 2,
    async (round) => {
      const picture = pictures[round % pictures.length]
      if (picture) await seen(eyes, picture, 0, { things: { looks: round } }, all)
    },
    async (round) => {
      const picture = pictures[round % pictures.length]
      const { faces, described } = picture ? await human.look(picture) : { faces: 0, described: 0 }
      if (faces !== 1 || described === 0) throw new Error('human did not see the one person there is')
    },
  )
  human.close()
  return ['all looks, beside human', ...ends(ours), ...ends(theirs), timesFaster(ours, theirs)]
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6)
}
