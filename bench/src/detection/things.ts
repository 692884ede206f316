import { join } from 'node:path'
import type { Picture } from '@invigil/sensors/picture.ts'
import { loadNetworks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import { framesOf } from '@invigil/sensors/video-node.ts'
import { phoneRows } from './phones.ts'
import { type DetectionRow, shareRow } from './row.ts'
import { classRows } from './things-classes.ts'
import { type Looking, raisedBy, raisedInTenSeconds } from './things-episodes.ts'
import { labelledPictures, videosIn } from './things-pictures.ts'
import { type Seen, see } from './things-seen.ts'

/** How phones, books, screens, laptops and people are found: per picture, per ten-second episode, and how often falsely. */
export async function measure(folder: string): Promise<DetectionRow[]> {
  const runtime = nodeRuntime()
  const light = await loadNetworks(runtime)
  const things = {
    centernet: await runtime.load('centernet-512'),
    nanodet: await runtime.load('nanodet-g-416'),
  }
  const looking = { light, things }
  const seen: Seen[] = []
  for (const labelled of await labelledPictures(folder)) seen.push(await see(looking, labelled))
  return [
    ...phoneRows(seen),
    ...(await episodeRows(looking, seen)),
    ...(await videoRows(looking, folder)),
    ...classRows(seen),
    headphones,
  ]
}

/** Nobody publishes weights for them under a licence that allows use; the microphone and the room scan must do. */
const headphones: DetectionRow = {
  what: 'headphones',
  figure: 'not reachable',
  of: 'no network',
  interval: '',
  goal: '',
}

/** Ten seconds are made from each still picture: no film of phones in exams may be used. */
async function episodeRows(looking: Looking, seen: readonly Seen[]): Promise<DetectionRow[]> {
  const raised: { of: Seen['of']; isRaised: boolean }[] = []
  for (const [index, { of, read }] of seen.filter(({ of }) => of !== 'coco').entries()) {
    const kinds = await raisedInTenSeconds(looking, await read(), index)
    raised.push({ of, isRaised: kinds.includes('phone-seen') })
  }
  const count = (of: Seen['of'], isRaised: boolean) =>
    raised.filter((one) => one.of === of && (one.isRaised || !isRaised)).length
  return [
    shareRow(
      'small phones, per ten seconds (made from stills), three of four looks',
      count('floor', true),
      count('floor', false),
      '≥ .90',
    ),
    shareRow('the same, false: pictures of people', count('people', true), count('people', false), '≤ .05'),
  ]
}

async function videoRows(looking: Looking, folder: string): Promise<DetectionRow[]> {
  let seconds = 0
  const alarms: string[] = []
  for (const video of videosIn(folder)) {
    const pictures: Picture[] = []
    for await (const { picture } of framesOf(join(folder, 'video', video), 1 / 3)) pictures.push(picture)
    seconds += pictures.length * 3
    alarms.push(...(await raisedBy(looking, pictures)))
  }
  return ['phone-seen', 'book-seen', 'device-seen'].map((kind) => {
    const count = alarms.filter((one) => one === kind).length
    return {
      what: `${kind}, false alarms an hour on videos without any`,
      figure: ((count * 3600) / seconds).toFixed(0),
      of: `${count} in ${seconds} s`,
      // The rule of three for no event, else Poisson's mean and two deviations.
      interval: `0–${(((count + 2 * Math.sqrt(count) || 3) * 3600) / seconds).toFixed(0)}`,
      goal: '',
    }
  })
}
