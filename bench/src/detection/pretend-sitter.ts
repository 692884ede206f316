import { createWatch, everyDetector } from '@invigil/detectors/all.ts'
import { lookAtPicture, type PictureState } from '@invigil/sensors/quality.ts'
import { aRoom, sitterIn } from '@invigil/sensors/testing-sitter.ts'
import type { DetectionRow } from './row.ts'

const framesPerSecond = 2
const minutes = 12

/** Where a sitter's head is, in pixels off its place; `memory` holds what the next look needs. */
type Manner = (memory: Record<string, number>, random: () => number) => { x: number; y: number }

/** Ways to sit that resemble a loop more than most people do: steady rhythms, and few poses taken again and again. */
const manners: Readonly<Record<string, Manner>> = {
  swaying: (memory, random) => {
    memory.x = (memory.x ?? 0) * 0.9 + random() * 1.2
    memory.y = (memory.y ?? 0) * 0.9 + random() * 0.6
    return { x: memory.x, y: memory.y }
  },
  'still but for moves': (memory, random) => {
    if (Math.abs(random()) > 2) memory.goal = random() * 6
    memory.x = ((memory.x ?? 0) + (memory.goal ?? 0)) / 2
    return { x: memory.x + random() * 0.05, y: random() * 0.05 }
  },
  'keyboard and screen': (memory, random) => {
    if (Math.abs(random()) > 1.5) memory.down = 8 - (memory.down ?? 0)
    memory.y = (memory.y ?? 0) * 0.4 + (memory.down ?? 0) * 0.6
    return { x: random() * 0.2, y: memory.y }
  },
  'rocking every two seconds': rocking(2.3),
  'rocking every nine seconds': rocking(9.1),
  'reading line by line': (memory, random) => {
    memory.share = (memory.share ?? 0) + 1 / framesPerSecond / (memory.line ?? 4)
    if (memory.share > 1) Object.assign(memory, { share: 0, line: 4 + random() * 0.6 })
    return { x: 3 * memory.share + random() * 0.3, y: random() * 0.2 }
  },
}

/** Hours nobody filmed: a made-up head before a made-up room, sitting in ways that come near a loop. Answers false alarms. */
export function watchPretendSitters(): DetectionRow {
  const alarms = Object.values(manners).map((manner, index) => watchSitter(manner, index + 1))
  const wrong = alarms.flat()
  const hours = (Object.keys(manners).length * minutes) / 60
  return {
    what: `picture: false alarms an hour, made-up sitters${wrong.length === 0 ? '' : ` (${[...new Set(wrong)].join(', ')})`}`,
    figure: (wrong.length / hours).toFixed(1),
    of: `${(hours * 60).toFixed(0)} min`,
    interval: wrong.length === 0 ? `≤ ${(3 / hours).toFixed(1)}` : '',
    goal: '0',
  }
}

function watchSitter(manner: Manner, seed: number): string[] {
  const watch = createWatch({ settings: everyDetector(), silenced: [], newId: () => 'one' })
  const memory: Record<string, number> = {}
  const room = aRoom(seed)
  let state: PictureState = {}
  const kinds: string[] = []
  for (let look = 0; look < minutes * 60 * framesPerSecond; look++) {
    const place = manner(memory, room.random)
    const seen = lookAtPicture(sitterIn(room, place), (look * 1000) / framesPerSecond, state)
    state = seen.state
    const signals = watch.see(seen.observation).filter(({ phase }) => phase !== 'ended')
    kinds.push(...signals.map(({ kind }) => kind))
  }
  return kinds
}

function rocking(everySeconds: number): Manner {
  return (memory, random) => {
    memory.turns = (memory.turns ?? 0) + (1 + 0.08 * random()) / framesPerSecond / everySeconds
    return { x: 5 * Math.sin(2 * Math.PI * memory.turns) + random() * 0.3, y: 0 }
  }
}
