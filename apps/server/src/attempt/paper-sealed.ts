import { createCipheriv, createHmac, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { AttemptId, RevisionId } from '@invigil/contract/ids.ts'
import type { SealedPaper } from '@invigil/contract/sealed-paper.ts'
import { imageKey } from '../exam/draft.ts'
import { withSignedImages } from '../exam/signed-url.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import { Refusal } from '../platform/refusal.ts'
import { remembered } from '../platform/remember.ts'
import { secretFor } from '../platform/secret.ts'
import { makePaper, revisionOf } from './paper.ts'
import { phaseOf } from './state.ts'

/** The images of a paper are sealed with it up to so many bytes together; the others, and sounds, have signed addresses, inside the seal. */
const mostImageBytes = 1_500_000

const zipped = promisify(gzip)

/**
 * A candidate's paper for the time before the start: zipped, then AES-256-GCM under a key of its own, the attempt's id as
 * additional data. Nobody but this server can make the key. Refused as `not-admitted` and `attempt-ended`.
 */
export async function sealPaper(app: App, attemptId: AttemptId): Promise<SealedPaper> {
  const { state, admittedAt, revisionId, seed } = await revisionOf(app, attemptId)
  if (phaseOf(state) === 'over') throw new Refusal('attempt-ended', `attempt ${attemptId} is over`)
  if (!admittedAt) throw new Refusal('not-admitted', `attempt ${attemptId} is not admitted`)
  const text = JSON.stringify(await makePaper(app, { revisionId, seed }, (html) => html))
  const images = await imagesOf(app, revisionId, text)
  const whole = JSON.stringify(
    await makePaper(app, { revisionId, seed }, (html) =>
      withSignedImages(app, html.replaceAll(imageAddress, inside(images))),
    ),
  )
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(app, attemptId, revisionId), nonce)
  cipher.setAAD(Buffer.from(attemptId))
  const sealed = [cipher.update(await zipped(whole, { level: 1 })), cipher.final()]
  return { sealed: Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]).toString('base64') }
}

/** The key of a sealed paper, base64. Only for who has begun. */
export async function paperKeyOf(app: App, attemptId: AttemptId): Promise<string> {
  const { state, revisionId } = await revisionOf(app, attemptId)
  if (phaseOf(state) === 'before')
    throw new Refusal('attempt-not-running', `attempt ${attemptId} is ${state}`)
  return keyOf(app, attemptId, revisionId).toString('base64')
}

/** Of one attempt and one revision: who gets another paper meanwhile cannot open the former one as theirs. */
function keyOf(app: App, attemptId: AttemptId, revisionId: RevisionId): Buffer {
  return createHmac('sha256', secretOf(app)).update(`${attemptId}|${revisionId}`).digest()
}

const secretOf = perApp((app) => secretFor(app, 'sealed-paper'))

const imageAddress = /(?<=<img src=")\/api\/files\/([0-9a-f-]{36})(?=")/g

function inside(images: ReadonlyMap<string, string>) {
  return (address: string, fileId: string) => images.get(fileId) ?? address
}

/** Of a few revisions: everybody who waits for the same exam asks at about the same time. */
const imagesByRevision = perApp(() => new Map<RevisionId, Map<string, string>>())
const mostRevisions = 4

async function imagesOf(app: App, revisionId: RevisionId, text: string): Promise<Map<string, string>> {
  // Inside JSON the quotes of an address are escaped.
  const fileIds = new Set([...text.matchAll(/\/api\/files\/([0-9a-f-]{36})/g)].map(([, id]) => id as string))
  const find = async () => {
    const images = new Map<string, string>()
    let bytes = 0
    for (const fileId of fileIds) {
      const image = await app.files.get(imageKey(fileId))
      bytes += image.length
      if (bytes > mostImageBytes) break
      images.set(fileId, `data:image/webp;base64,${Buffer.from(image).toString('base64')}`)
    }
    return images
  }
  return await remembered(imagesByRevision(app), revisionId, find, mostRevisions)
}
