import { UnreadableFile } from './reading.ts'

/** A text and how it was written down; line ends are `\n`, letters composed (NFC). */
export type DecodedText = { text: string; encoding: string }

/**
 * Reads bytes as text: by byte order mark, as UTF-16 that forgot its mark, as UTF-8, as what `declared` says, or else as
 * Windows-1258 where that makes Vietnamese, and Windows-1252 (which Latin-1 is part of) otherwise.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const encoding = marked(bytes) ?? unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : undefined)
  if (encoding) return { encoding, text: tidy(decode(bytes, encoding)) }
  if (declared) return { encoding: declared.toLowerCase(), text: tidy(decode(bytes, declared)) }
  const vietnamese = decode(bytes, 'windows-1258')
  const found = isVietnamese(vietnamese) ? 'windows-1258' : 'windows-1252'
  return { encoding: found, text: tidy(decode(bytes, found)) }
}

/** Says whether bytes are no text at all: archives, pictures. */
export function isBinary(bytes: Uint8Array): boolean {
  const begin = bytes.subarray(0, 4096)
  return !marked(begin) && !unmarkedUtf16(begin) && begin.includes(0)
}

/** The encoding that an XML declaration names, if there is one. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const begin = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return /^\s*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(begin)?.[1]
}

function marked(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Western text in UTF-16 has a zero in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const begin = bytes.subarray(0, 512)
  const pairs = Math.floor(begin.length / 2)
  if (pairs < 4) return undefined
  const zeros = [0, 0]
  for (const [at, byte] of begin.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le'
  return even > pairs * 0.6 && odd < pairs * 0.1 ? 'utf-16be' : undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    throw new UnreadableFile('unknown-encoding', `no encoding is called ${encoding.slice(0, 40)}`)
  }
}

const mark = '[\\u0300\\u0301\\u0303\\u0309\\u0323]'
const vowel = '[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY]'

/** Vietnamese has its tone marks on vowels and nowhere else, and letters that no other language writes. */
function isVietnamese(text: string): boolean {
  const marks = text.match(new RegExp(mark, 'gu'))?.length ?? 0
  const onVowels = text.match(new RegExp(`${vowel}${mark}`, 'gu'))?.length ?? 0
  return marks > 0 && marks === onVowels && /[đĐưƯơƠăĂ]/u.test(text)
}

/** Without NUL and noncharacters, which readers use as marks of their own; a word processor's breaks of line are ends of line. */
function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\0\uFDD0-\uFDEF\uFEFF]/g, '')
    .normalize('NFC')
}
