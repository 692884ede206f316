/** A typed room code as it is shown: `K7MR-3XHT`; undefined when it cannot be one. Case, spaces and dashes do not matter. */
export function tidyRoomCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : undefined
}
