const signatures = [
  { type: 'image/png', at: 0, begins: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: 'image/jpeg', at: 0, begins: Buffer.from([0xff, 0xd8, 0xff]) },
  { type: 'image/webp', at: 8, begins: Buffer.from('WEBP') },
]

/** The type of a picture that a page may show, by its first bytes; null for everything else, SVG too: it can hold scripts. */
export function pictureTypeOf(bytes: Buffer): string | null {
  const found = signatures.find(({ at, begins }) => bytes.subarray(at, at + begins.length).equals(begins))
  return found?.type ?? null
}
