/** Why an offer cannot be answered, for the program that sent it; undefined where nothing speaks against it. */
export function faultOfOffer(offer: string, direction: 'in' | 'out'): string | undefined {
  const [head = '', ...sections] = offer.split(/^(?=m=)/m)
  if (!head.startsWith('v=0') || sections.length === 0) return 'the offer is no session description'
  if (!/^a=ice-ufrag:\S/m.test(offer) || !/^a=fingerprint:\S/m.test(offer))
    return 'the offer lacks a=ice-ufrag or a=fingerprint'
  const videos = sections.filter((section) => section.startsWith('m=video'))
  if (videos.length === 0) return 'the offer has no video'
  // RFC 9725, 4.4.2: one stream with at most one track of each kind.
  if (videos.length > 1) return 'the offer has more than one video track'
  const [way] = direction === 'in' ? ['send'] : ['recv']
  const wrong = sections.some(
    (section) => directionOf(section, head) !== `${way}only` && directionOf(section, head) !== 'sendrecv',
  )
  return wrong ? `every track of the offer must be ${way}only or sendrecv` : undefined
}

/** Without a word a section is sendrecv (RFC 8866, 6.7). */
function directionOf(section: string, head: string): string {
  const said = /^a=(sendonly|recvonly|sendrecv|inactive)\s*$/m
  return said.exec(section)?.[1] ?? said.exec(head)?.[1] ?? 'sendrecv'
}
