import type { ModelSetName } from '@invigil/models/model.ts'
import { type EyesState, look } from '@invigil/sensors/eyes.ts'
import type { Box } from '@invigil/sensors/observation.ts'
import { type Picture, viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import sharp from 'sharp'
import { createDecoder } from './decode.ts'
import { describeFace } from './describe.ts'
import type { Answer, Asked, ToCut, ToLookAt } from './messages.ts'
import { lazyNetworks, type OnMissing } from './networks.ts'

/** Answers what a vision process is asked. It remembers each thread until that is forgotten, or is the oldest of very many. */
export function answerer(set: ModelSetName, onMissing: OnMissing): (asked: Asked) => Promise<Answer> {
  sharp.concurrency(1)
  const networks = lazyNetworks(onMissing, set)
  const decoder = createDecoder()
  const stateByThread = new Map<string, EyesState>()

  async function lookAt({ thread, at, picture, wish, reference }: ToLookAt): Promise<Answer> {
    const begun = performance.now()
    const decoded = await (await decoder)(picture)
    if (typeof decoded === 'string') return { is: 'undecodable', why: decoded }
    const decodedAfter = performance.now() - begun
    const eyes = { ...(await networks.eyesFor(wish)), ...(reference && { reference }) }
    const seen = await look(eyes, viewOf(decoded), at, stateByThread.get(thread) ?? {}, wish)
    stateByThread.delete(thread)
    stateByThread.set(thread, seen.state)
    forgetOldest(stateByThread)
    const { faces } = seen.took
    const took = { ...seen.took, ...(faces !== undefined && { faces: faces + decodedAfter }) }
    return { is: 'looked', observations: seen.observations, took, failures: seen.failures }
  }

  async function cut({ picture, box }: ToCut): Promise<Answer> {
    const decoded = await (await decoder)(picture)
    if (typeof decoded === 'string') return { is: 'undecodable', why: decoded }
    return { is: 'cut', jpeg: await jpegOf(decoded, box) }
  }

  return async (asked) => {
    switch (asked.ask) {
      case 'look':
        return lookAt(asked.look)
      case 'describe':
        return { is: 'described', face: await describeFace(networks, await readPicture(asked.jpeg)) }
      case 'cut':
        return cut(asked.cut)
      case 'forget':
        stateByThread.delete(asked.thread)
        return { is: 'forgotten' }
    }
  }
}

const mostThreads = 2_000

function forgetOldest(stateByThread: Map<string, EyesState>): void {
  if (stateByThread.size <= mostThreads) return
  const [oldest] = stateByThread.keys()
  if (oldest !== undefined) stateByThread.delete(oldest)
}

async function jpegOf({ data, width, height, channels }: Picture, box: Box | undefined): Promise<Buffer> {
  const image = sharp(data, { raw: { width, height, channels } })
  return (box ? image.extract(regionOf(box, width, height)) : image).jpeg({ quality: 85 }).toBuffer()
}

/** The box in whole pixels inside the picture, with a quarter of itself around it so that one sees where it is. */
function regionOf(box: Box, width: number, height: number) {
  const across = box.width * 0.25
  const down = box.height * 0.25
  const left = pixel(box.left - across, width, width - 1)
  const top = pixel(box.top - down, height, height - 1)
  const right = Math.max(left + 1, pixel(box.left + box.width + across, width, width))
  const bottom = Math.max(top + 1, pixel(box.top + box.height + down, height, height))
  return { left, top, width: right - left, height: bottom - top }
}

function pixel(share: number, size: number, most: number): number {
  return Math.max(0, Math.min(most, Math.round(share * size)))
}
