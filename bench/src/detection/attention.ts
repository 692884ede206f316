import { join } from 'node:path'
import type { Signal } from '@invigil/contract/signal.ts'
import { createWatch, type DetectorKind, everyDetector } from '@invigil/detectors/all.ts'
import { areClosed } from '@invigil/detectors/eyes-closed.ts'
import { type Look, lookOf } from '@invigil/detectors/look.ts'
import { degreesBelow } from '@invigil/detectors/lowered.ts'
import { calibrate } from '@invigil/sensors/calibration.ts'
import { lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import type { FacesObservation } from '@invigil/sensors/observation.ts'
import { viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { loadNetworks, type Networks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import { labelsIn, portraitsIn, type Stretch, stretchesIn, watchVideo, within } from './labelled.ts'
import { type DetectionRow, shareRow } from './row.ts'

const framesPerSecond = 6
/** A glance counts as away when the iris leaves its own centre by more than this: what looking-away starts from. */
const awayOffset = 0.055
const attentive = ['looking-away', 'looking-down', 'eyes-closed', 'talking', 'face-partly-seen'] as const

interface Video {
  readonly stretches: readonly Stretch[]
  readonly seen: readonly FacesObservation[]
}

/** Where a candidate looks, whether the eyes are open, and what the detectors say of labelled and of honest stretches. */
export async function measure(folder: string): Promise<DetectionRow[]> {
  const networks = await loadNetworks(nodeRuntime())
  const videos: Video[] = []
  for (const [file, stretches] of stretchesIn(folder))
    videos.push({ stretches, seen: await watchVideo(networks, join(folder, 'video', file), framesPerSecond) })
  const glances = videos.filter(({ stretches }) => stretches.some(({ label }) => label.includes('gaze=')))
  return [
    ...tellGlances(glances),
    ...findEpisodes(glances),
    ...(await tellEyes(networks, folder)),
    ...tellTurns(videos),
    ...(await tellBent(networks, folder, videos)),
    { what: 'talking: found', figure: 'no data', of: 0, interval: '', goal: '' },
    ...falseAlarms(glances),
  ]
}

function tellGlances(videos: readonly Video[]): DetectionRow[] {
  const judged = videos.flatMap(({ stretches, seen }) => {
    const centre = calibrate(seen.filter(({ at }) => at < 3000))?.h ?? 0.5
    return stretches.flatMap((stretch) =>
      within(seen, stretch).map(({ faces: [face] }) => ({
        side: sideOf((face?.gaze?.h ?? 9) - centre),
        wanted: /gaze=(image-left|image-right|center)/.exec(stretch.label)?.[1],
      })),
    )
  })
  const atCentre = judged.filter(({ wanted }) => wanted === 'center')
  const right = judged.filter(({ side, wanted }) => side === wanted).length
  const falsely = atCentre.filter(({ side }) => side !== 'center').length
  return [
    shareRow('gaze: frames told right', right, judged.length, '≥ .98'),
    shareRow('gaze: frames at the centre taken for away', falsely, atCentre.length, '0'),
  ]
}

function sideOf(offset: number): string {
  if (Math.abs(offset) <= awayOffset) return 'center'
  return offset < 0 ? 'image-left' : 'image-right'
}

/** Stretches aside, each with two seconds before and after; with the gaze of the first three seconds and without. */
function findEpisodes(videos: readonly Video[]): DetectionRow[] {
  const rows: DetectionRow[] = []
  for (const isCalibrated of [false, true]) {
    const found = videos.flatMap(({ stretches, seen }) => {
      const signals = noticed(seen, isCalibrated).filter(({ kind }) => kind === 'looking-away')
      return stretches
        .filter(({ label }) => /gaze=image/.test(label))
        .map(({ from, to }) => signals.some(({ since }) => since >= from * 1000 - 500 && since <= to * 1000))
    })
    const how = isCalibrated ? 'from the gaze of the check-in' : 'learning by itself'
    rows.push(
      shareRow(`looking-away ${how}: looks aside found`, found.filter(Boolean).length, found.length, '1'),
    )
  }
  return rows
}

function noticed(seen: readonly FacesObservation[], isCalibrated: boolean): Signal[] {
  let episodes = 0
  const watch = createWatch({
    settings: everyDetector(),
    silenced: [],
    newId: () => String(++episodes),
    centre: isCalibrated ? calibrate(seen.filter(({ at }) => at < 3000)) : undefined,
  })
  return [...seen.flatMap((one) => watch.see(one)), ...watch.end(seen.at(-1)?.at ?? 0)]
}

/** Closed against the openness this person usually has: of the labelled pictures of one person, and of portraits of others. */
async function tellEyes(networks: Networks, folder: string): Promise<DetectionRow[]> {
  const looks: Array<{ look: Look; right: string; left: string }> = []
  for (const [file = '', right = '', left = ''] of labelsIn(join(folder, 'eyes/labels.csv'))) {
    const look = await lookAt(networks, join(folder, 'eyes', file))
    if (look) looks.push({ look, right, left })
  }
  const open = looks.filter(({ right, left }) => right === 'open' && left === 'open')
  const usual = { yaw: 0, pitch: 0, openness: median(open.map(({ look }) => look.openness ?? 0)) }
  const level = (look: Look) => ({ ...look, pitch: 0 })
  const closed = looks.filter(({ right, left }) => right === 'closed' && left === 'closed')
  const others = looks.filter((one) => !closed.includes(one)).map(({ look }) => areClosed(level(look), usual))
  const portraits: boolean[] = []
  for (const file of portraitsIn(folder)) {
    const look = await lookAt(networks, file)
    if (look) portraits.push(areClosed(level(look), { ...usual, openness: 0.32 }))
  }
  const told = closed.filter(({ look }) => areClosed(level(look), usual)).length
  const falsely = [...others, ...portraits]
  return [
    shareRow('eyes: both closed, told so', told, closed.length, '1'),
    shareRow('eyes: open or winking, told to be closed', falsely.filter(Boolean).length, falsely.length, '0'),
  ]
}

function tellTurns(videos: readonly Video[]): DetectionRow[] {
  const judged = videos.flatMap(({ stretches, seen }) =>
    stretches.flatMap((stretch) => {
      const wanted = /yaw ~ ([+-])/.exec(stretch.label)?.[1]
      if (!wanted) return []
      return within(seen, stretch).map(
        ({ faces: [face] }) => (face?.pose?.yaw ?? 0) < -10 === (wanted === '-'),
      )
    }),
  )
  return [
    shareRow('head turned: frames told to the right side', judged.filter(Boolean).length, judged.length, '1'),
  ]
}

/** Who is bent over paper in the video is nowhere seen looking up: the portraits' usual look stands for it. */
async function tellBent(
  networks: Networks,
  folder: string,
  videos: readonly Video[],
): Promise<DetectionRow[]> {
  const portraits: Look[] = []
  for (const file of portraitsIn(folder)) {
    const look = await lookAt(networks, file)
    if (look) portraits.push(look)
  }
  const of = (measure: 'pitch' | 'v' | 'openness') => median(portraits.map((look) => look[measure] ?? 0))
  const usual = { yaw: 0, pitch: of('pitch'), v: of('v'), openness: of('openness') }
  const bent = videos.flatMap(({ stretches, seen }) =>
    stretches.filter(({ label }) => label.includes('looks down')).flatMap((stretch) => within(seen, stretch)),
  )
  const isLow = (look: Look | undefined) => look !== undefined && degreesBelow(look, usual) > 25
  const falsely = portraits.filter(isLow).length
  return [
    shareRow('looking down: frames told so', bent.map(lookOf).filter(isLow).length, bent.length),
    shareRow('looking down: portraits told so', falsely, portraits.length, '0'),
  ]
}

/** What the detectors say of stretches in which one person sits, looks at the centre and is silent. */
function falseAlarms(videos: readonly Video[]): DetectionRow[] {
  const honest = videos.flatMap(({ stretches, seen }) =>
    stretches.filter(({ label }) => label.includes('gaze=center')).map((stretch) => within(seen, stretch)),
  )
  const seconds = honest.reduce((sum, seen) => sum + ((seen.at(-1)?.at ?? 0) - (seen[0]?.at ?? 0)) / 1000, 0)
  const signals = honest.flatMap((seen) => noticed(seen, false)).filter(({ phase }) => phase !== 'ended')
  return attentive.map((kind: DetectorKind) => alarmRow(kind, signals, seconds))
}

/** False alarms an hour; where there was none, up to three in the time watched can be excluded at 95 %. */
function alarmRow(kind: DetectorKind, signals: readonly Signal[], seconds: number): DetectionRow {
  const alarms = signals.filter((signal) => signal.kind === kind).length
  const most = alarms === 0 ? 3 : alarms + 2 * Math.sqrt(alarms) + 2
  return {
    what: `${kind}: false alarms an hour of honest video`,
    figure: ((alarms * 3600) / seconds).toFixed(1),
    of: `${alarms} in ${Math.round(seconds)} s`,
    interval: `0.0–${((most * 3600) / seconds).toFixed(0)}`,
    goal: '0',
  }
}

async function lookAt(networks: Networks, file: string): Promise<Look | undefined> {
  const { observations } = await lookAtFrame(networks, viewOf(await readPicture(file, 640)), 0, {})
  return observations[1] && lookOf(observations[1])
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
}
