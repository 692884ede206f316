import type { RoomThing } from '@invigil/contract/checkin.ts'
import type { Observation, Thing } from '@invigil/sensors/observation.ts'
import { useCallback, useEffect, useState } from 'react'
import { followPan, type Pan, panSize } from './pan.ts'
import { isNewPlace, nothingShown, type Shown, showAlso } from './room-way.ts'
import { stillOf } from './still.ts'

export interface RoomStill {
  readonly data: string
  readonly pan: number
  readonly tilt: number
  readonly things: readonly RoomThing[]
}

export interface RoomScan {
  readonly stills: readonly RoomStill[]
  readonly shown: Shown
  readonly isTooQuick: boolean
}

const nothing: RoomScan = { stills: [], shown: nothingShown, isTooQuick: false }
const everyMs = 150
const mostStills = 12
const size = { width: 640, height: 480 }
/** What one has on a desk anyhow is not worth a word. */
const worthAWord: readonly Thing['what'][] = ['person', 'phone', 'book', 'laptop', 'screen']

/** Follows the camera round the room while `isOn`: keeps a still of each new view, with the things seen in it. */
export function useRoomScan(video: HTMLVideoElement | undefined, isOn: boolean) {
  const [scan, setScan] = useState(nothing)
  const [follower, setFollower] = useState(followPan)
  // Where the camera looks then is the new middle: a turn that could not be followed has lost the old one.
  const again = useCallback(() => {
    setScan(nothing)
    setFollower(followPan())
  }, [])
  useEffect(() => {
    if (!video || !isOn) return
    const look = createLook(video)
    const timer = setInterval(() => {
      const luma = look()
      if (luma) {
        const pan = follower.see(luma)
        setScan((before) => afterLook(before, pan, video))
      }
    }, everyMs)
    return () => clearInterval(timer)
  }, [video, isOn, follower])
  const hear = useCallback((observation: Observation) => {
    if (observation.of === 'things') setScan((before) => withThings(before, observation.things))
  }, [])
  return { scan, hear, again }
}

function afterLook(before: RoomScan, pan: Pan, video: HTMLVideoElement): RoomScan {
  const { isTooQuick } = pan
  if (isTooQuick) return before.isTooQuick ? before : { ...before, isTooQuick }
  const shown = showAlso(before.shown, pan)
  const isNew = before.stills.length < mostStills && isNewPlace(pan, before.stills)
  const data = isNew ? stillOf(video, size, 0.7) : undefined
  const isSame = !data && !before.isTooQuick && shown.every((one, index) => one === before.shown[index])
  if (isSame) return before
  const stills = data ? [...before.stills, { data, pan: pan.pan, tilt: pan.tilt, things: [] }] : before.stills
  return { stills, shown, isTooQuick }
}

/** Things belong to the still that was taken last: it shows the view they were seen in, or one beside it. */
function withThings(before: RoomScan, seen: readonly Thing[]): RoomScan {
  const last = before.stills.at(-1)
  const found = seen.filter((thing) => worthAWord.includes(thing.what) && !thing.withMainFace)
  if (!last || found.length === 0) return before
  const surest = new Map(last.things.map(({ what, score }) => [what, score]))
  for (const { what, score } of found) surest.set(what, Math.min(1, Math.max(score, surest.get(what) ?? 0)))
  const things = [...surest].map(([what, score]) => ({ what, score: Math.round(score * 100) / 100 }))
  return { ...before, stills: before.stills.with(-1, { ...last, things }) }
}

/** Gives what the video shows as a small picture of brightness; undefined before its first picture. */
function createLook(video: HTMLVideoElement): () => Float32Array | undefined {
  const { columns, rows } = panSize
  const canvas = document.createElement('canvas')
  canvas.width = columns
  canvas.height = rows
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  return () => {
    if (!context || video.videoWidth === 0) return undefined
    context.drawImage(video, 0, 0, columns, rows)
    const { data } = context.getImageData(0, 0, columns, rows)
    return Float32Array.from(
      { length: columns * rows },
      (_, at) =>
        0.299 * (data[at * 4] ?? 0) + 0.587 * (data[at * 4 + 1] ?? 0) + 0.114 * (data[at * 4 + 2] ?? 0),
    )
  }
}
