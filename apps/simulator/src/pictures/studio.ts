import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { View } from '../behaviour/script.ts'
import { formats, makeFilm } from './film.ts'
import type { Encoded } from './h264.ts'
import { takePortraits } from './portraits.ts'
import { drawScene } from './scene.ts'

/** Where portraits and films are kept, so that they are made once. Its number grows when they would come out otherwise. */
const folder = fileURLToPath(new URL('../../../../.cache/simulator-1/', import.meta.url))

/** Portraits, and films of them, each made when it is first asked for and kept for the next time. */
export interface Studio {
  /** JPEG; the numbers go round. */
  portrait(person: number): Buffer
  film(person: number, view: View, track: keyof typeof formats): Promise<Encoded>
}

/** Opens the studio; takes the portraits the first time. Films throw NoFfmpeg where there is no ffmpeg. */
export async function openStudio(): Promise<Studio> {
  const portraits = await findPortraits()
  const films = new Map<string, Promise<Encoded>>()
  const portrait = (person: number) => {
    const found = portraits[person % portraits.length]
    if (!found) throw new Error('there are no portraits')
    return found
  }

  async function make(name: string, person: number, view: View, track: keyof typeof formats) {
    const file = path.join(folder, `${name}.film`)
    const kept = await readFile(file).catch(() => undefined)
    if (kept) return deserialize(kept) as Encoded
    const scene = await drawScene(view, portrait(person), portrait(person + 1))
    const film = await makeFilm(scene, formats[track])
    await keep(file, serialize(film))
    return film
  }

  return {
    portrait,
    film(person, view, track) {
      const name = `${person % portraits.length}-${view}-${track}`
      const film = films.get(name) ?? make(name, person, view, track)
      films.set(name, film)
      return film
    },
  }
}

async function findPortraits(): Promise<Buffer[]> {
  const portraits = path.join(folder, 'portraits')
  const names = await readdir(portraits).catch(() => [])
  if (names.length > 0)
    return await Promise.all(names.toSorted().map((name) => readFile(path.join(portraits, name))))
  const taken = await takePortraits()
  const unfinished = `${portraits}-${randomUUID()}`
  await mkdir(unfinished, { recursive: true })
  for (const [index, portrait] of taken.entries())
    await writeFile(path.join(unfinished, `${String(index).padStart(2, '0')}.jpg`), portrait)
  await rename(unfinished, portraits)
  return taken
}

/** Whole or not at all: two simulators may make the same film at once. */
async function keep(file: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${file}-${randomUUID()}`
  await writeFile(unfinished, bytes)
  await rename(unfinished, file)
}
