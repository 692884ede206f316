/** Says whether bytes begin as a PNG, JPEG, GIF or WebP picture does. SVG may hold scripts, and is none. */
export function isImage(bytes: Uint8Array): boolean {
  const begin = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return /^(\x89PNG|\xff\xd8\xff|GIF8|RIFF[\s\S]{4}WEBP)/.test(begin)
}
