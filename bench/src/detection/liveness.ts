import { join } from 'node:path'
import { lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import { reachOf } from '@invigil/sensors/challenge-moves.ts'
import { lookAtLiveness } from '@invigil/sensors/passive-liveness.ts'
import { viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { loadNetworks, type Network, type Networks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import { framesOf } from '@invigil/sensors/video-node.ts'
import { labelsIn, portraitsIn } from './labelled.ts'
import { type DetectionRow, shareRow } from './row.ts'

const doubtBelow = 0.5
const ahead = { yaw: 0, h: 0.5, openness: 0.3, mouth: 0 }

/** Whether living faces and printed ones are told apart, and whether a head that turns passes a challenge's step. */
export async function measureLiveness(folder: string): Promise<DetectionRow[]> {
  const runtime = nodeRuntime()
  const networks = await loadNetworks(runtime)
  const network = await runtime.load('fr-liveness')
  const spoof = labelsIn(join(folder, 'spoof/labels.csv'))
  const files = (isReal: boolean) =>
    spoof
      .filter(([file = '']) => /real/.test(file) === isReal)
      .map(([file = '']) => join(folder, 'spoof', file))
  const real = await livesIn(networks, network, [...portraitsIn(folder), ...files(true)])
  const printed = await livesIn(networks, network, files(false))
  return [
    shareRow('living faces taken for living', real.filter((live) => live >= doubtBelow).length, real.length),
    shareRow('printed faces doubted', printed.filter((live) => live < doubtBelow).length, printed.length),
    await turnsThatReach(networks, folder),
  ]
}

async function livesIn(networks: Networks, network: Network, files: readonly string[]): Promise<number[]> {
  const lives: number[] = []
  for (const file of files) {
    const view = viewOf(await readPicture(file, 1280))
    const { main } = await lookAtFrame(networks, view, 0, {})
    if (main) lives.push((await lookAtLiveness(network, view, main.face.box, 0)).live)
  }
  return lives
}

/** The labelled head turns to the image's left at first and to its right at the end. */
async function turnsThatReach(networks: Networks, folder: string): Promise<DetectionRow> {
  const video = join(folder, 'video/headpose_female_640x480.mjpeg')
  const reached: boolean[] = []
  for await (const { seconds, picture } of framesOf(video, 30)) {
    if (seconds > 0.35 && seconds < 1.1) continue
    const { main } = await lookAtFrame(networks, viewOf(picture), seconds * 1000, {})
    const { pose, gaze } = main?.face ?? {}
    const action = seconds <= 0.35 ? 'turn-right' : 'turn-left'
    const face = main && pose && gaze ? { ...main.face, pose, gaze } : undefined
    reached.push(face !== undefined && reachOf(action, face, ahead) >= 1)
  }
  return shareRow(
    'turned heads (16° to 43°) that pass a step, which asks for 20°',
    reached.filter(Boolean).length,
    reached.length,
  )
}
