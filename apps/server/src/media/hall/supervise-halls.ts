import type { HallTrouble } from '@invigil/contract/hall-camera.ts'
import type { HallCameraId, SittingId } from '@invigil/contract/ids.ts'
import '../../exam/tables.ts'
import '../../sitting/tables.ts'
import type { App } from '../../platform/app.ts'
import type { Stop } from '../../platform/room.ts'
import { readCamera } from './ffmpeg-source.ts'
import { openAddress } from './hall-cameras.ts'
import { type HearHall, recordHall } from './hall-recorder.ts'
import { noteHall } from './note-hall.ts'

const beforeMs = 30 * 60_000
const afterMs = 15 * 60_000
/** How often a process looks which cameras it should have, and how long its hold on one lasts. */
const everyMs = 2_000
const holdMs = 10_000
const firstWaitMs = 1_000
const longestWaitMs = 30_000

interface Running {
  sittingId: SittingId
  stop: () => void
  failures: number
  timer: NodeJS.Timeout | undefined
}

/**
 * Keeps the cameras of all halls running whose sitting is near. Each camera is held by one process at a time, by a row that is
 * good for some seconds; when that process is found dead another takes it at once. What breaks is tried again, ever more slowly.
 */
export function superviseHalls(app: App): Stop {
  const { me } = app.processes
  const running = new Map<HallCameraId, Running>()
  let isLooking = false
  let isStopped = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    try {
      const wanted = await hold(app, me)
      // What begins now would run on after the server has stopped.
      if (!isStopped) await follow(app, me, running, wanted)
    } catch (error) {
      app.log.error({ err: error }, 'the cameras of halls could not be looked after')
    } finally {
      isLooking = false
    }
  }
  const timer = setInterval(() => void look(), everyMs)
  const passedOver = new Set<string>()
  // Who died on another machine is heard of each second, for as long as nobody cleans up there.
  const deaf = app.processes.onDead(({ id }) => {
    if (passedOver.has(id)) return
    passedOver.add(id)
    letGo(app, id).then(look, () => passedOver.delete(id))
  })
  return async () => {
    isStopped = true
    clearInterval(timer)
    deaf()
    for (const id of [...running.keys()]) end(running, id)
    // Where the database is gone already, the hold ends by itself.
    await letGo(app, me).catch(() => undefined)
  }
}

/** Leaves a process's cameras to whoever looks next. */
async function letGo(app: App, processId: string): Promise<void> {
  await app.db
    .updateTable('hallCamera')
    .set({ heldBy: null, heldUntil: null })
    .where('heldBy', '=', processId)
    .execute()
}

/** Begins what is wanted and does not run, and ends what runs and is not wanted. */
async function follow(
  app: App,
  me: string,
  running: Map<HallCameraId, Running>,
  wanted: readonly Camera[],
): Promise<void> {
  const isWanted = new Set(wanted.map(({ id }) => id))
  const ended = [...running.keys()].filter((id) => !isWanted.has(id))
  for (const id of ended) end(running, id)
  for (const camera of wanted) {
    if (running.has(camera.id)) continue
    running.set(camera.id, {
      sittingId: camera.sittingId,
      stop: () => undefined,
      failures: 0,
      timer: undefined,
    })
    begin(app, running, camera)
  }
  await noteWaiting(app, me, ended)
}

/** Cameras that nobody wants any more wait; one that another process took over is that one's. */
async function noteWaiting(app: App, me: string, ids: readonly HallCameraId[]): Promise<void> {
  if (ids.length === 0) return
  const waiting = await app.db
    .updateTable('hallCamera')
    .set({ state: 'waiting', trouble: null, since: app.now() })
    .where('id', 'in', ids)
    .where('heldBy', '=', me)
    .returning('sittingId')
    .execute()
  for (const sittingId of new Set(waiting.map((row) => row.sittingId)))
    app.publish(`sitting:${sittingId}`, { type: 'hall-camera' })
}

/** Takes or keeps the hold on every camera that is wanted now and that nobody else holds. */
async function hold(app: App, me: string) {
  const now = app.now()
  const wanted = await app.db
    .selectFrom('hallCamera')
    .innerJoin('sitting', 'sitting.id', 'hallCamera.sittingId')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select(['hallCamera.id', 'hallCamera.sittingId', 'sealedAddress', 'revision.policy'])
    .where('removedAt', 'is', null)
    .where('sealedAddress', 'is not', null)
    .where('sitting.cancelledAt', 'is', null)
    .where('sitting.startsAt', '<', new Date(now.getTime() + beforeMs))
    .where('sitting.endsAt', '>', new Date(now.getTime() - afterMs))
    .execute()
  if (wanted.length === 0) return []
  const held = await app.db
    .updateTable('hallCamera')
    .set({ heldBy: me, heldUntil: new Date(now.getTime() + holdMs) })
    .where(
      'id',
      'in',
      wanted.map(({ id }) => id),
    )
    .where((is) =>
      is.or([
        is('heldBy', '=', me),
        is('heldBy', 'is', null),
        is('heldUntil', '<', now),
        // Who is alone held it itself before it was started again.
        ...(app.processes.isAlone ? [is('id', 'is not', null)] : []),
      ]),
    )
    .returning('id')
    .execute()
  const mine = new Set(held.map(({ id }) => id))
  return wanted
    .filter(({ id }) => mine.has(id))
    .map(({ id, sittingId, sealedAddress, policy }) => ({
      ...{ id, sittingId, sealedAddress: sealedAddress as Buffer },
      keeps: policy.recording === 'whole',
    }))
}

type Camera = Awaited<ReturnType<typeof hold>>[number]

function begin(app: App, running: Map<HallCameraId, Running>, camera: Camera): void {
  const here = running.get(camera.id)
  if (!here) return
  const again = (trouble: HallTrouble) => {
    if (running.get(camera.id) !== here) return
    noteHall(app, camera, { state: 'connecting', trouble })
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** here.failures)
    here.failures += 1
    here.timer = setTimeout(() => begin(app, running, camera), waitMs)
  }
  const hear: HearHall = (is) => {
    if (!is.showing) return again(is.trouble)
    here.failures = 0
    noteHall(app, camera, { state: 'showing', trouble: null })
  }
  record(app, camera, hear).then(
    (stop) => {
      if (running.get(camera.id) === here) here.stop = stop
      else stop()
    },
    (error: unknown) => {
      app.log.warn({ err: error, camera: camera.id }, 'a camera of a hall could not be recorded')
      again('cannot-store')
    },
  )
}

async function record(app: App, camera: Camera, hear: HearHall): Promise<() => void> {
  // Before anything is taken: an address that cannot be opened is this camera's trouble, and no other's.
  const address = openAddress(app, camera.id, camera.sealedAddress)
  return await recordHall(app, camera, hear, (hears) => readCamera(app.config.ffmpeg, address, hears))
}

function end(running: Map<HallCameraId, Running>, id: HallCameraId): void {
  const here = running.get(id)
  running.delete(id)
  clearTimeout(here?.timer)
  here?.stop()
}
