import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepareModels } from '@invigil/models/prepare.ts'
import { type CameraState, lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import { viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { loadNetworks, type Networks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import { framesOf } from '@invigil/sensors/video-node.ts'
import type { Table } from './table.ts'

/** Labelled pictures and videos that are not part of the project; who has none cannot measure this. */
const data = fileURLToPath(new URL('../../../shared/data/vision/', import.meta.url))

/** A glance counts as away when the iris leaves its own centre (median of the first three seconds) by more than this. */
const awayOffset = 0.055

type Row = readonly [string, string, string]

/** How well faces are counted and glances told apart, on labelled pictures and videos. */
export async function run(): Promise<Table> {
  const rows = existsSync(data) ? await judge() : []
  return {
    title: 'Sight: what is seen against what was labelled by eye',
    columns: ['what', 'right', 'wrong'],
    rows,
    notes: rows.length > 0 ? ['videos at 6 frames a second'] : [`there are no labelled pictures in ${data}`],
  }
}

async function judge(): Promise<Row[]> {
  await prepareModels()
  const networks = await loadNetworks(nodeRuntime())
  return [...(await countFaces(networks)), ...(await tellGlances(networks))]
}

async function countFaces(networks: Networks): Promise<Row[]> {
  const count = async (file: string) => {
    const picture = await readPicture(data + file, 640)
    const { observations } = await lookAtFrame(networks, viewOf(picture), 0, {})
    return observations[1]?.faces.length ?? 0
  }
  const groups: Array<readonly [number, number]> = []
  for (const [file, faces] of labels('multiface/labels.csv'))
    groups.push([await count(`multiface/${file}`), Number(faces)])
  const empty: number[] = []
  for (const file of picturesWithoutPeople()) empty.push(await count(file))
  const single: number[] = []
  for (const file of picturesOfOne()) single.push(await count(file))

  const exact = groups.filter(([seen, there]) => seen === there).length
  const under = groups.filter(([seen, there]) => seen < there).length
  return [
    [
      'group pictures: exact count',
      `${exact} of ${groups.length}`,
      `${under} under, ${groups.length - exact - under} over`,
    ],
    ['group pictures: more than one seen', ratio(groups, ([seen]) => seen > 1), ''],
    ['pictures without people: nobody seen', ratio(empty, (seen) => seen === 0), ''],
    ['pictures of one person: one seen', ratio(single, (seen) => seen === 1), ''],
  ]
}

async function tellGlances(networks: Networks): Promise<Row[]> {
  const labelled = labels('video/labels.csv').filter(([, , , label]) => label?.includes('gaze='))
  const rows: Row[] = []
  for (const file of new Set(labelled.map(([name = '']) => name))) {
    const glances = await readGlances(networks, `${data}video/${file}`)
    const centre = median(glances.filter(({ seconds }) => seconds < 3).map(({ h }) => h))
    const judged = labelled
      .filter(([name]) => name === file)
      .flatMap(([, from, to, label = '']) =>
        glances
          .filter(({ seconds }) => seconds >= Number(from) && seconds <= Number(to))
          .map(({ h }) => ({
            side: sideOf(h - centre),
            wanted: /gaze=(image-left|image-right|center)/.exec(label)?.[1],
          })),
      )
    const atCentre = judged.filter(({ wanted }) => wanted === 'center')
    rows.push([
      `glances in ${file}`,
      ratio(judged, ({ side, wanted }) => side === wanted),
      `${atCentre.filter(({ side }) => side !== 'center').length} of ${atCentre.length} at the centre taken for away`,
    ])
  }
  return rows
}

async function readGlances(networks: Networks, file: string): Promise<Array<{ seconds: number; h: number }>> {
  const glances: Array<{ seconds: number; h: number }> = []
  let state: CameraState = {}
  for await (const { seconds, picture } of framesOf(file, 6)) {
    const look = await lookAtFrame(networks, viewOf(picture), seconds * 1000, state)
    state = look.state
    const gaze = look.observations[1]?.faces[0]?.gaze
    if (gaze) glances.push({ seconds, h: gaze.h })
  }
  return glances
}

function picturesWithoutPeople(): string[] {
  return readdirSync(`${data}objects/coco`)
    .filter((file) => file.endsWith('.jpg'))
    .filter(
      (file) => !/^0 /m.test(readFileSync(`${data}objects/coco/${file.replace('.jpg', '.txt')}`, 'utf8')),
    )
    .map((file) => `objects/coco/${file}`)
}

function picturesOfOne(): string[] {
  return [
    ...readdirSync(`${data}verification/deepface`).map((file) => `verification/deepface/${file}`),
    ...labels('eyes/labels.csv').map(([file]) => `eyes/${file}`),
  ]
}

function labels(file: string): string[][] {
  const [, ...lines] = readFileSync(data + file, 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => line.split(','))
}

function sideOf(offset: number): string {
  if (Math.abs(offset) <= awayOffset) return 'center'
  return offset < 0 ? 'image-left' : 'image-right'
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0.5
}

function ratio<Item>(items: readonly Item[], isRight: (item: Item) => boolean): string {
  return `${items.filter(isRight).length} of ${items.length}`
}
