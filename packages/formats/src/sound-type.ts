export type SoundType = 'audio/mpeg' | 'audio/ogg' | 'audio/mp4'

/**
 * What a file's first bytes say that it sounds like; nothing when it is no MP3, Ogg or M4A. A film in the same wrapping is
 * none. (ID3v2; MPEG frame sync, ISO 11172-3 2.4.1.3; RFC 3533; ISO 14496-12 4.3.)
 */
export function soundTypeOf(bytes: Uint8Array): SoundType | undefined {
  const begin = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (begin.startsWith('OggS')) return 'audio/ogg'
  if (begin.slice(4, 8) === 'ftyp' && /^(M4A |M4B |mp42|isom|iso2|dash)/.test(begin.slice(8)))
    return 'audio/mp4'
  if (begin.startsWith('ID3') || isMpegFrame(bytes)) return 'audio/mpeg'
  return
}

/** Eleven bits of sync, then no reserved version, layer III, no reserved bit rate or sampling rate. */
function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isSync = first === 0xff && (second & 0xe0) === 0xe0
  const isLayerThree = (second & 0x06) === 0x02 && (second & 0x18) !== 0x08
  return isSync && isLayerThree && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c
}

/** The name of a file's kind, for a file that is one of ours: pictures are drawn anew as WebP, sounds stay as they are. */
export function extensionOf(bytes: Uint8Array): string {
  const type = soundTypeOf(bytes)
  const names = { 'audio/mpeg': 'mp3', 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' }
  return type ? names[type] : 'webp'
}
