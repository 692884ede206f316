import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FileId } from '@invigil/contract/ids.ts'
import type { Paper } from '@invigil/items/paper.ts'
import type { App } from '../platform/app.ts'
import { secretFor } from '../platform/secret.ts'

const dayMs = 86_400_000

/**
 * The address of an image for whoever may see the text it stands in: an `<img>` can prove nothing itself, so the address
 * does. Valid for two days and a bit: longer than any attempt, and the same all day, so that browsers keep the image.
 */
export function signedFileUrl(app: Pick<App, 'config' | 'now'>, fileId: FileId): string {
  const expires = (Math.floor(app.now().getTime() / dayMs) + 3) * dayMs
  return `/files/${fileId}?expires=${expires}&signature=${signatureOf(app, fileId, expires)}`
}

/** The same for a sound. */
export function signedSoundUrl(app: Pick<App, 'config' | 'now'>, fileId: FileId): string {
  return signedFileUrl(app, fileId).replace('/files/', '/sounds/')
}

/** Gives every image and sound in a rendered text (`/api/files/<id>`, `/api/sounds/<id>`, see items/text.ts) an address that its reader may load. */
export function withSignedImages(app: Pick<App, 'config' | 'now'>, html: string): string {
  return html.replaceAll(addresses, (_address, kind: string, fileId: FileId) =>
    (kind === 'sounds' ? signedSoundUrl : signedFileUrl)(app, fileId).replaceAll('&', '&amp;'),
  )
}

/** The same where nobody has looked yet whose files a text names: only those with an address here get one that may be loaded. */
export function withAddresses(html: string, known: Readonly<Record<string, string>>): string {
  return html.replaceAll(
    addresses,
    (address, _kind, fileId: string) => known[fileId]?.replaceAll('&', '&amp;') ?? address,
  )
}

const addresses = /(?<=<(?:img|audio) src=")\/api\/(files|sounds)\/([0-9a-f-]{36})(?=")/g

/**
 * A paper whose texts have other addresses for their images. What an item shows lies at different depths in each kind; its
 * field is called `html` (or ends so) in all of them.
 */
export function paperReaddressed(paper: Paper, readdress: (html: string) => string): Paper {
  return readdressed(paper, readdress) as Paper
}

function readdressed(part: unknown, readdress: (html: string) => string): unknown {
  if (Array.isArray(part)) return part.map((one) => readdressed(one, readdress))
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      typeof value === 'string' && /html$/i.test(name) ? readdress(value) : readdressed(value, readdress),
    ]),
  )
}

/** Says whether this address was made by us and still holds. */
export function isSigned(
  app: Pick<App, 'config' | 'now'>,
  { fileId, expires, signature }: { fileId: string; expires: number; signature: string },
): boolean {
  const given = Buffer.from(signature)
  const right = Buffer.from(signatureOf(app, fileId, expires))
  return given.length === right.length && timingSafeEqual(given, right) && app.now().getTime() < expires
}

function signatureOf(app: Pick<App, 'config'>, fileId: string, expires: number): string {
  return createHmac('sha256', secretFor(app, 'file-url')).update(`${fileId}|${expires}`).digest('base64url')
}
