import { createHash } from 'node:crypto'
import { textOfHtml } from './html-text.ts'
import type { NoticeCode } from './notice-codes.ts'
import { escapePlain } from './plain-text.ts'
import type { Attachment, ReadFile, Written } from './reading.ts'
import { soundTypeOf } from './sound-type.ts'

export type MadeText = { text: string; problems: { code: NoticeCode; detail: string }[]; files: ReadFile[] }

const longest = 20_000

/** Makes a text of ours of a text of a file; images and sounds are looked for among the attachments. */
export function makeText({ text, markup }: Written, attachments: readonly Attachment[] = []): MadeText {
  const used = new Map<string, ReadFile>()
  const fileId = (address: string, isSound: boolean) => {
    const name = nameOf(address)
    const attachment = attachments.find((one) => one.name === name || one.name.endsWith(`/${name}`))
    if (!attachment || (soundTypeOf(attachment.bytes) !== undefined) !== isSound) return undefined
    const file = { name: attachment.name, bytes: attachment.bytes, id: idOf(attachment.bytes) }
    used.set(file.id, file)
    return file.id
  }
  const made = converted(text, markup, {
    imageId: (address) => fileId(address, false),
    soundId: (address) => fileId(address, true),
  })
  const isLong = made.text.length > longest
  return {
    text: isLong ? made.text.slice(0, longest) : made.text,
    problems: [
      ...made.problems,
      ...(isLong ? [{ code: 'text-too-long' as const, detail: made.text.slice(0, 60) }] : []),
    ],
    files: [...used.values()],
  }
}

/** The ids of images and of sounds by the addresses a text gives them. */
type Finders = Record<'imageId' | 'soundId', (address: string) => string | undefined>

function converted(
  text: string,
  markup: Written['markup'],
  { imageId, soundId }: Finders,
): Pick<MadeText, 'text' | 'problems'> {
  if (markup === 'plain') return { text: escapePlain(text), problems: [] }
  if (markup === 'markdown') return markdownWithImages(text, imageId)
  if (markup === 'html') return textOfHtml(text, imageId, soundId)
  return /<\/?[a-z][^<>]*>|&[a-z#]\w*;|\\[([]|\$\$/i.test(text)
    ? textOfHtml(text.replaceAll('\n', '<br>'), imageId, soundId)
    : { text: escapePlain(text), problems: [] }
}

/** Markdown is ours already, save for the addresses of its images and for HTML in it, which we show as it is written. */
function markdownWithImages(text: string, imageId: (address: string) => string | undefined) {
  const problems: { code: NoticeCode; detail: string }[] = []
  const withIds = text.replaceAll(/!\[([^[\]]*)\]\(([^()\s]+)\)/g, (whole, alt: string, address: string) => {
    if (/^(file|sound):/.test(address)) return whole
    const id = imageId(address)
    if (!id) problems.push({ code: 'image-missing', detail: address })
    return id ? `![${alt}](file:${id})` : alt
  })
  if (/<[a-z][^<>]*>/i.test(withIds))
    problems.push({ code: 'html-in-markdown', detail: withIds.slice(0, 60) })
  return { text: withIds, problems }
}

function nameOf(address: string): string {
  const path = address.replace('@@PLUGINFILE@@/', '').split(/[?#]/)[0] ?? ''
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A UUID made of the content (version 8), so that reading a file twice says the same. */
export function idOf(content: Uint8Array | string): string {
  const hex = createHash('sha256').update(content).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
