import type { Paper } from '@invigil/items/paper.ts'

/**
 * Fetches the pictures and sounds of a paper one after the other, so that they are there when the network is not: the browser
 * keeps what our server sends for a day. Throws when it cannot be reached or is in trouble.
 */
export async function fetchFiles(paper: Paper): Promise<void> {
  for (const address of addressesIn(paper)) {
    const answer = await fetch(address, { priority: 'low' })
    if (answer.status >= 500) throw new Error(`${address} is not to be had now: ${answer.status}`)
    await answer.arrayBuffer()
  }
}

/** Where the pictures and sounds lie that any part of a paper shows. */
export function addressesIn(paper: Paper): string[] {
  const html = JSON.stringify(paper).replaceAll('\\"', '"')
  const found = [...html.matchAll(/ src="(\/(?:files|sounds)\/[^"]+)"/g)].map(([, address = '']) => address)
  return [...new Set(found)].map((address) => address.replaceAll('&amp;', '&'))
}
