import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Picture } from '@invigil/sensors/picture.ts'
import { readPicture } from '@invigil/sensors/picture-node.ts'
import { framesOf } from '@invigil/sensors/video-node.ts'

/** A labelled thing: its class among COCO's 80, its middle and (where it is known) its size, in fractions of the picture. */
export interface Label {
  readonly number: number
  readonly x: number
  readonly y: number
  readonly width?: number
  readonly height?: number
}

/** `floor`: small phones; `coco`: what the networks were trained on; `people`: no phone; `hand`: a phone in somebody's hand. */
export interface LabelledPicture {
  readonly name: string
  readonly of: 'floor' | 'coco' | 'people' | 'hand'
  readonly labels: readonly Label[]
  readonly read: () => Promise<Picture>
}

export const phone = 67

/** Looked at one by one: what was taken for a picture without phones has one. In the second it is only likely. */
const phoneInHand = new Map([['group-2.jpg', { number: phone, x: 0.309, y: 0.789 }]])
const unclear = new Set(['group-4.jpg'])

const longestSide = 640
const folders = ['eyes', 'verification/deepface', 'spoof', 'multiface']

/** All pictures with labels for things, and frames of the videos, one every two and a half seconds, as pictures without phones. */
export async function labelledPictures(folder: string): Promise<LabelledPicture[]> {
  return [
    ...floor(join(folder, 'objects/find_phone')),
    ...coco(join(folder, 'objects/coco')),
    ...folders.flatMap((name) => people(join(folder, name))),
    ...(await frames(folder)),
  ]
}

/** The names of the videos of a folder. */
export function videosIn(folder: string): string[] {
  return readdirSync(join(folder, 'video')).filter((name) => name.endsWith('.mjpeg'))
}

function floor(folder: string): LabelledPicture[] {
  const [, ...lines] = readFileSync(join(folder, 'labels.csv'), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [name = '', x, y] = line.split(',')
    const labels = [{ number: phone, x: Number(x), y: Number(y) }]
    return { name, of: 'floor', labels, read: () => readPicture(join(folder, name), longestSide) }
  })
}

function coco(folder: string): LabelledPicture[] {
  const names = readdirSync(folder)
  return names
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => {
      const beside = name.replace('.jpg', '.txt')
      const lines = names.includes(beside)
        ? readFileSync(join(folder, beside), 'utf8').trim().split('\n')
        : []
      const labels = lines.filter((line) => line !== '').map(labelOf)
      return { name, of: 'coco', labels, read: () => readPicture(join(folder, name), longestSide) }
    })
}

function labelOf(line: string): Label {
  const [number = 0, x = 0, y = 0, width = 0, height = 0] = line.split(' ').map(Number)
  return { number, x, y, width, height }
}

function people(folder: string): LabelledPicture[] {
  return readdirSync(folder)
    .filter((name) => /\.(jpg|png)$/.test(name) && !unclear.has(name))
    .map((name) => {
      const held = phoneInHand.get(name)
      const read = () => readPicture(join(folder, name), longestSide)
      return { name, of: held ? 'hand' : 'people', labels: held ? [held] : [], read }
    })
}

async function frames(folder: string): Promise<LabelledPicture[]> {
  const found: LabelledPicture[] = []
  for (const video of videosIn(folder)) {
    for await (const { seconds, picture } of framesOf(join(folder, 'video', video), 0.4)) {
      const name = `${video} at ${seconds} s`
      found.push({ name, of: 'people', labels: [], read: () => Promise.resolve(picture) })
    }
  }
  return found
}
