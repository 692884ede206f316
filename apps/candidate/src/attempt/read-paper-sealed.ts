import type { Paper } from '@invigil/items/paper.ts'

/** Opens a sealed paper (see SealedPaper) with the key of its start, both base64. Throws when one is not for the other. */
export async function openPaper(sealed: string, paperKey: string, attemptId: string): Promise<Paper> {
  const bytes = bytesOf(sealed)
  const key = await crypto.subtle.importKey('raw', bytesOf(paperKey), 'AES-GCM', false, ['decrypt'])
  const zipped = await crypto.subtle.decrypt(
    {
      name: 'AES-GCM',
      iv: bytes.subarray(0, 12),
      additionalData: new TextEncoder().encode(attemptId),
    },
    key,
    bytes.subarray(12),
  )
  const text = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))
  return (await new Response(text).json()) as Paper
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
