import { randomUUID } from 'node:crypto'
import type { Frame } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { TrackConfig } from '@invigil/contract/media.ts'
import type { KindDifference } from '@invigil/contract/monitoring.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import { createWatch, type Watch } from '@invigil/detectors/all.ts'
import { wantedObservations } from '@invigil/detectors/wanted.ts'
import { networksBehind } from '@invigil/sensors/networks-behind.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { gazeCentreOf } from '../checkin/gaze-centre.ts'
import { findReferencePhoto } from '../checkin/reference-photo.ts'
import { instantOf, readConfig } from '../media/chunk.ts'
import { readTrack } from '../media/read-track.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'
import { version } from '../platform/version.ts'
import { createDecoder } from '../platform/vision/decode.ts'
import { describeFace } from '../platform/vision/describe.ts'
import type { LazyNetworks } from '../platform/vision/networks.ts'
import { differenceOf, stretchesOf } from './difference.ts'
import { type Looker, startLooker } from './look-through.ts'
import { visibleDetector } from './recheck.ts'
import { type Standing, standingsOf } from './standing.ts'

type World = Pick<App, 'db' | 'now'>

/** What became of one attempt. */
export interface Rejudged {
  id: string
  attemptId: AttemptId
  frames: number
  signals: number
  difference: KindDifference[]
}

interface RecordedPicture {
  at: number
  config: TrackConfig
  payload: Uint8Array
}

/**
 * Runs today's sensors and detectors, under the policy of then, over what is recorded of an attempt's running time, and stores
 * what they notice beside the first judgement. Undefined where nothing is recorded. Throws `recording-gone`.
 */
export async function rejudgeAttempt(
  app: World,
  attemptId: AttemptId,
  by: string,
  networks: LazyNetworks,
): Promise<Rejudged | undefined> {
  const standing = (await standingsOf(app, [attemptId])).get(attemptId)
  const pictures = standing && (await picturesOf(app, attemptId))
  if (!standing || !pictures || pictures.length === 0) return undefined
  const { signals, frames } = await lookAgain(app, attemptId, { standing, pictures, networks })
  const difference = differenceOf(await stretchesThen(app, attemptId), stretchesOf(signals))
  const id = await keep(app, { attemptId, by, frames, signals, difference })
  return { id, attemptId, frames, signals: signals.length, difference }
}

/** The key frames of the preview, or of the camera where no preview was kept, inside the attempt's running time. */
async function picturesOf(app: World, attemptId: AttemptId): Promise<RecordedPicture[]> {
  const preview = keyFramesOf(await readTrack(app, attemptId, 'preview'))
  const all = preview.length > 0 ? preview : keyFramesOf(await readTrack(app, attemptId, 'camera'))
  const running = await runningTimes(app, attemptId)
  return all
    .filter(({ at }) => running.some(({ from, to }) => at >= from && at <= to))
    .sort((one, other) => one.at - other.at)
}

function keyFramesOf(frames: readonly Frame[]): RecordedPicture[] {
  const pictures: RecordedPicture[] = []
  let config: TrackConfig | undefined
  for (const frame of frames) {
    if (frame.kind === 'config') config = readConfig(frame.payload, frame.ts, Number.MAX_SAFE_INTEGER)
    const isPicture = frame.kind === 'still' || (frame.kind === 'media' && frame.isKey)
    if (config && isPicture)
      pictures.push({ at: instantOf(config.anchor, frame.ts), config, payload: frame.payload })
  }
  return pictures
}

async function runningTimes(app: World, attemptId: AttemptId): Promise<{ from: number; to: number }[]> {
  const changes = await app.db
    .selectFrom('attemptChange')
    .select(['at', 'toState'])
    .where('attemptId', '=', attemptId)
    .where('kind', '=', 'moved')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return changes.flatMap(({ at, toState }, index) => {
    const to = changes[index + 1]?.at ?? app.now()
    return toState === 'running' ? [{ from: at.getTime(), to: to.getTime() }] : []
  })
}

async function lookAgain(
  app: World,
  attemptId: AttemptId,
  {
    standing,
    pictures,
    networks,
  }: { standing: Standing; pictures: RecordedPicture[]; networks: LazyNetworks },
): Promise<{ signals: Signal[]; frames: number }> {
  const { policy, silenced } = standing
  const watch: Watch = createWatch({
    ...{ settings: policy.detectors, silenced, newId: randomUUID, models: networksBehind },
    centre: await gazeCentreOf(app, attemptId),
  })
  const looker = await lookerFor(app, attemptId, standing, networks)
  const decode = await createDecoder()
  const signals: Signal[] = []
  let frames = 0
  for (const { at, config, payload } of pictures) {
    const picture = await decode({ config, payload })
    if (typeof picture === 'string') continue
    const looked = await looker.see(picture, at)
    if (!looked) continue
    frames += 1
    signals.push(...looked.observations.flatMap((observation) => watch.see(observation)))
  }
  signals.push(...watch.end(pictures.at(-1)?.at ?? 0))
  return { signals, frames }
}

async function lookerFor(
  app: World,
  attemptId: AttemptId,
  { policy, silenced }: Standing,
  networks: LazyNetworks,
): Promise<Looker> {
  const wanted = wantedObservations(policy.detectors, silenced)
  const things = wanted.has('things') ? 'whole' : 'none'
  const wish = {
    faces: true,
    identity: wanted.has('identity'),
    liveness: wanted.has('liveness'),
    things,
  } as const
  const photo = wish.identity ? await findReferencePhoto(app, attemptId) : undefined
  const face = photo && (await describeFace(networks, await readPicture(photo)))
  const reference = face?.template
  return startLooker({ ...(await networks.eyesFor(wish)), ...(reference && { reference }) }, { wanted })
}

/** What was noticed at the time by browser and server, of what a server can see. */
async function stretchesThen(app: World, attemptId: AttemptId) {
  const batches = await app.db
    .selectFrom('signalBatch')
    .select(['signals', 'clockOffsetMs'])
    .where('attemptId', '=', attemptId)
    .execute()
  const signals = batches.flatMap(({ signals, clockOffsetMs }) =>
    signals.map((signal) => ({
      ...signal,
      at: signal.at + clockOffsetMs,
      since: signal.since + clockOffsetMs,
    })),
  )
  return stretchesOf(signals.filter(({ kind }) => visibleDetector(kind)))
}

async function keep(
  app: World,
  kept: {
    attemptId: AttemptId
    by: string
    frames: number
    signals: readonly Signal[]
    difference: KindDifference[]
  },
): Promise<string> {
  const { signals, difference, ...about } = kept
  const id = newId()
  const detectors = [...new Set(signals.map(({ detector }) => detector))].sort()
  const models = [...new Set(signals.flatMap((signal) => signal.models))].sort()
  await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('rejudgement')
      .values({
        ...{ id, ...about, at: app.now(), version },
        detectors: JSON.stringify(detectors),
        models: JSON.stringify(models),
        difference: JSON.stringify(difference),
      })
      .execute()
    if (signals.length === 0) return
    await tx
      .insertInto('rejudgedSignal')
      .values(
        signals.map((signal, index) => ({
          rejudgementId: id,
          seq: index + 1,
          signal: JSON.stringify(signal),
        })),
      )
      .execute()
  })
  return id
}
