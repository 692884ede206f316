import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CameraState, lookAtFrame } from '@invigil/sensors/camera-pipeline.ts'
import type { FacesObservation } from '@invigil/sensors/observation.ts'
import { viewOf } from '@invigil/sensors/picture.ts'
import type { Networks } from '@invigil/sensors/runtime.ts'
import { framesOf } from '@invigil/sensors/video-node.ts'

/** The lines of a `labels.csv` below its heading, cell by cell. */
export function labelsIn(file: string): string[][] {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => line.split(','))
}

/** A stretch of a labelled video, in seconds. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly label: string
}

/** The labelled stretches of the videos in `video/`, by file. */
export function stretchesIn(folder: string): Map<string, Stretch[]> {
  const stretches = new Map<string, Stretch[]>()
  for (const [file = '', from, to, label = ''] of labelsIn(join(folder, 'video/labels.csv')))
    stretches.set(file, [...(stretches.get(file) ?? []), { from: Number(from), to: Number(to), label }])
  return stretches
}

/** Portraits of one person each who looks about towards the camera with open eyes. */
export function portraitsIn(folder: string): string[] {
  return readdirSync(join(folder, 'verification/deepface')).map((file) =>
    join(folder, 'verification/deepface', file),
  )
}

/** Who is in each frame of a video, as the pipeline sees it that follows from frame to frame. */
export async function watchVideo(
  networks: Networks,
  file: string,
  framesPerSecond: number,
): Promise<FacesObservation[]> {
  const seen: FacesObservation[] = []
  let state: CameraState = {}
  for await (const { seconds, picture } of framesOf(file, framesPerSecond)) {
    const look = await lookAtFrame(networks, viewOf(picture), Math.round(seconds * 1000), state)
    state = look.state
    if (look.observations[1]) seen.push(look.observations[1])
  }
  return seen
}

/** The observations within a stretch. */
export function within(seen: readonly FacesObservation[], { from, to }: Stretch): FacesObservation[] {
  return seen.filter(({ at }) => at >= from * 1000 && at <= to * 1000)
}
