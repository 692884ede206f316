import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Signal } from '@invigil/contract/signal.ts'
import { createWatch, everyDetector } from '@invigil/detectors/all.ts'
import { viewOf } from '@invigil/sensors/picture.ts'
import { lookAtPicture, type PictureState } from '@invigil/sensors/quality.ts'
import { framesOf } from '@invigil/sensors/video-node.ts'
import { measureLiveness } from './liveness.ts'
import { filmSeconds, fromSeconds, loopSeconds, makeFilm, type Trouble, troubles } from './made-films.ts'
import { watchPretendSitters } from './pretend-sitter.ts'
import { type DetectionRow, shareRow } from './row.ts'

/** Which detector must notice a trouble. */
const kindOf: Readonly<Record<Exclude<Trouble, 'none'>, string>> = {
  looped: 'picture-looped',
  frozen: 'picture-frozen',
  covered: 'camera-blocked',
  dark: 'camera-blocked',
  'blurred by 4': 'picture-blurred',
  'blurred by 8': 'picture-blurred',
  'moved by 5 %': 'camera-moved',
  'moved by 15 %': 'camera-moved',
  'light out': 'light-changed',
  'light on': 'light-changed',
}

/** What may be noticed beside it: a room gone dark is a light gone out as well, and takes the edges with it. */
const alsoRight: Readonly<Partial<Record<Trouble, readonly string[]>>> = {
  dark: ['light-changed'],
  covered: ['light-changed', 'camera-moved'],
}

/** Cameras that stand still, and one that pans, of which a moved camera cannot be asked. */
const steady = ['gaze_center_focus', 'gaze_center_left_center']
const panning = 'multiface_classroom'
const framesPerSecond = 2

interface Watched {
  readonly name: string
  readonly trouble: Trouble
  readonly signals: readonly Signal[]
}

/** Whether troubles with the picture are noticed in films made of the labelled videos, and nothing else is. */
export async function measure(folder: string): Promise<DetectionRow[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'invigil-films-'))
  try {
    const watched: Watched[] = []
    for (const name of [...steady, panning]) {
      const video = join(folder, 'video', `${name}_640x480.mjpeg`)
      for (const trouble of troubles) {
        if (name === panning && /moved|none/.test(trouble)) continue
        watched.push({ name, trouble, signals: await watchFilm(await makeFilm(video, trouble, scratch)) })
      }
    }
    return [
      ...troubles.flatMap((trouble) => (trouble === 'none' ? [] : noticed(trouble, watched))),
      falseAlarms(watched),
      watchPretendSitters(),
      ...(await measureLiveness(folder)),
    ]
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

async function watchFilm(file: string): Promise<Signal[]> {
  const watch = createWatch({ settings: everyDetector(), silenced: [], newId: () => 'one' })
  let state: PictureState = {}
  const signals: Signal[] = []
  for await (const { seconds, picture } of framesOf(file, framesPerSecond)) {
    const look = lookAtPicture(viewOf(picture), seconds * 1000, state)
    state = look.state
    signals.push(...watch.see(look.observation))
  }
  return signals
}

function noticed(trouble: Exclude<Trouble, 'none'>, watched: readonly Watched[]): DetectionRow[] {
  const asked = watched.filter((one) => one.trouble === trouble)
  const begin = trouble === 'looped' ? 0 : fromSeconds
  const delays = asked.flatMap(({ signals }) => {
    const said = signals.find(
      ({ kind, phase, at }) => kind === kindOf[trouble] && phase !== 'ended' && at >= begin * 1000,
    )
    return said ? [said.at / 1000 - begin] : []
  })
  const goal = /looped|frozen|covered/.test(trouble) ? '1' : ''
  const found = shareRow(`picture ${trouble}: noticed`, delays.length, asked.length, goal)
  if (delays.length === 0) return [found]
  const figure = `${Math.max(...delays).toFixed(1)} s`
  return [
    found,
    { what: `picture ${trouble}: noticed after, at most`, figure, of: delays.length, interval: '', goal: '' },
  ]
}

/** What was noticed that nothing was done for; every film made here is a loop, and a camera that pans does move. */
function falseAlarms(watched: readonly Watched[]): DetectionRow {
  const wrong = watched.flatMap(({ name, trouble, signals }) => {
    const right = trouble === 'none' ? [] : [kindOf[trouble], ...(alsoRight[trouble] ?? [])]
    const never = name === panning ? ['picture-looped', 'camera-moved'] : ['picture-looped']
    return signals.filter(
      ({ kind, phase, at }) =>
        phase !== 'ended' && !never.includes(kind) && (at < fromSeconds * 1000 || !right.includes(kind)),
    )
  })
  const hours =
    watched.reduce((sum, { trouble }) => sum + (trouble === 'looped' ? loopSeconds : filmSeconds), 0) / 3600
  const most = wrong.length === 0 ? 3 / hours : (wrong.length + 2 * Math.sqrt(wrong.length + 1) + 2) / hours
  return {
    what: `picture: false alarms an hour, films of 39 s played again${wrong.length === 0 ? '' : ` (${[...new Set(wrong.map(({ kind }) => kind))].join(', ')})`}`,
    figure: (wrong.length / hours).toFixed(1),
    of: `${(hours * 60).toFixed(0)} min`,
    interval: `≤ ${most.toFixed(0)}`,
    goal: '0',
  }
}
