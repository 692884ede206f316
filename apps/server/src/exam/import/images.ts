import type { ImportImage } from '@invigil/contract/import.ts'
import type { ReadFile } from '@invigil/formats/reading.ts'
import { soundTypeOf } from '@invigil/formats/sound-type.ts'
import type { Item } from '@invigil/items/all.ts'
import sharp from 'sharp'
import { cleanImage } from '../clean-image.ts'

/** Previews are addresses of their own, so that nothing is stored; beyond these a review only counts. */
const mostPreviews = 100

/** Looks at every image of a file as it would be stored: drawn anew, or not at all. Sounds are none. */
export async function lookAtImages(files: readonly ReadFile[]): Promise<ImportImage[]> {
  const looked: ImportImage[] = []
  for (const { id, name, bytes } of files.filter((file) => !soundTypeOf(file.bytes))) {
    const preview = await previewOf(bytes, looked.length < mostPreviews)
    const isReadable = preview !== undefined
    looked.push({ id, name, bytes: bytes.length, isReadable, preview: preview ?? null })
  }
  return looked
}

async function previewOf(bytes: Uint8Array, isShown: boolean): Promise<string | null | undefined> {
  try {
    const clean = await cleanImage(Buffer.from(bytes))
    if (!isShown) return null
    const small = await sharp(clean.bytes)
      .resize({ width: 480, height: 320, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 70 })
      .toBuffer()
    return `data:image/webp;base64,${small.toString('base64')}`
  } catch {
    // Whatever the decoder stumbles over, it is no picture for us.
    return undefined
  }
}

/** An item in which images have other ids; one that has none leaves the words that say what it shows. */
export function withImageIds(item: Item, idOf: (fileId: string) => string | undefined): Item {
  return changedTexts(
    item,
    (text) =>
      text.replaceAll(/!\[([^\]]*)\]\(file:([0-9a-f-]{36})\)/gi, (_whole, alt: string, fileId: string) => {
        const id = idOf(fileId.toLowerCase())
        return id ? `![${alt}](file:${id})` : alt
      }),
    idOf,
  ) as Item
}

/** An item in which sounds have other ids; one without an id of its own keeps the one it has. */
export function withSoundIds(item: Item, ids: ReadonlyMap<string, string>): Item {
  const change = (text: string) =>
    text.replaceAll(
      /(?<=!\[[^\]]{0,2000}\]\(sound:)[0-9a-f-]{36}(?=\))/gi,
      (id: string) => ids.get(id.toLowerCase()) ?? id,
    )
  return changedTexts(item, change, (fileId) => fileId) as Item
}

function changedTexts(
  value: unknown,
  change: (text: string) => string,
  idOf: (fileId: string) => string | undefined,
): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((inner) => changedTexts(inner, change, idOf))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'fileId' && typeof inner === 'string'
        ? (idOf(inner.toLowerCase()) ?? inner)
        : changedTexts(inner, change, idOf),
    ]),
  )
}
