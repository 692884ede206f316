import { createRequire } from 'node:module'
import path from 'node:path'
import { prepareModels } from '@invigil/models/prepare.ts'
import { findFaces } from '@invigil/sensors/faces.ts'
import { viewOf } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { loadNetworks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'
import sharp from 'sharp'
import { portraitAround, type Rectangle } from './crop.ts'

/** How large a portrait is kept: twice what the camera sends, so that a film can move in it. */
export const portraitSize = { width: 1280, height: 960 }

const samples = ['sample3', 'sample6', 'sample4', 'sample5', 'sample2', 'sample1']

/** Portraits (JPEG) of single people, cut from the photographs that @vladmandic/face-api (MIT) brings along; always in the same order. */
export async function takePortraits(): Promise<Buffer[]> {
  await prepareModels()
  const { faces: network } = await loadNetworks(nodeRuntime())
  const portraits: Buffer[] = []
  for (const file of samples.map(fileOf)) {
    const picture = await readPicture(file, 2048)
    const faces = (await findFaces(network, viewOf(picture))).map(boxOf)
    for (const face of faces) {
      const crop = portraitAround(
        face,
        faces.filter((other) => other !== face),
        picture,
      )
      if (crop) portraits.push(await cut(file, crop))
    }
  }
  return portraits
}

function fileOf(name: string): string {
  const require = createRequire(import.meta.url)
  return path.join(path.dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo', `${name}.jpg`)
}

function boxOf({ left, top, right, bottom }: Record<'left' | 'top' | 'right' | 'bottom', number>): Rectangle {
  return { left, top, width: right - left, height: bottom - top }
}

async function cut(file: string, crop: Rectangle): Promise<Buffer> {
  const { width, height } = portraitSize
  return await sharp(file).extract(crop).resize(width, height).jpeg({ quality: 88 }).toBuffer()
}
