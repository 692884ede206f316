/** Whether a connection that stands goes through a relay at either end. */
export async function wayOf(connection: RTCPeerConnection): Promise<'peer' | 'relay'> {
  const stats = [...(await connection.getStats()).values()] as Stat[]
  const chosen = stats.find(({ type }) => type === 'transport')?.selectedCandidatePairId
  const pair = stats.find(
    (stat) =>
      stat.type === 'candidate-pair' &&
      (chosen ? stat.id === chosen : stat.nominated === true && stat.state === 'succeeded'),
  )
  const ends = stats.filter(({ id }) => id === pair?.localCandidateId || id === pair?.remoteCandidateId)
  return ends.some(({ candidateType }) => candidateType === 'relay') ? 'relay' : 'peer'
}

interface Stat {
  id: string
  type: string
  selectedCandidatePairId?: string
  nominated?: boolean
  state?: string
  localCandidateId?: string
  remoteCandidateId?: string
  candidateType?: string
}
