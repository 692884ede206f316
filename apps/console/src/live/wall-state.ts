import type { Alert } from '@invigil/contract/incident.ts'
import type { Message, Tile, ToWall, Wall } from '@invigil/contract/live.ts'

/** The wall after one more message of the socket. What comes before the first `wall` is in it anyway. */
export function afterMessage(wall: Wall | undefined, message: ToWall): Wall | undefined {
  if (message.type === 'wall') return message.wall
  if (!wall) return undefined
  switch (message.type) {
    case 'tile':
      return withTile(wall, message.tile)
    case 'alert':
      return { ...wall, alerts: withAlert(wall.alerts, message.alert) }
    case 'message':
      return { ...wall, messages: withMessage(wall.messages, message.message) }
    case 'proctors':
    case 'talk':
    case 'talks':
      return wall
  }
}

function withTile(wall: Wall, tile: Tile): Wall {
  if (wall.tiles.some(({ attemptId }) => attemptId === tile.attemptId)) {
    const tiles = wall.tiles.map((known) => (known.attemptId === tile.attemptId ? tile : known))
    return { ...wall, tiles }
  }
  // A tile does not name its registration; of two people of one name either line may go.
  const entered = wall.notYet.findIndex(({ candidateName }) => candidateName === tile.candidateName)
  return {
    ...wall,
    tiles: [...wall.tiles, tile],
    notYet: wall.notYet.filter((_, index) => index !== entered),
  }
}

function withAlert(alerts: readonly Alert[], alert: Alert): Alert[] {
  const others = alerts.filter(({ id }) => id !== alert.id)
  return [...others, alert].sort((a, b) => (a.raisedAt < b.raisedAt ? 1 : -1))
}

function withMessage(messages: readonly Message[], message: Message): Message[] {
  return messages.some(({ id }) => id === message.id) ? [...messages] : [...messages, message]
}

/** The candidates whose last word has no answer yet. */
export function unansweredOf(messages: readonly Message[]): Set<string> {
  const lastByAttempt = new Map(
    messages.flatMap((message) => (message.attemptId ? [[message.attemptId, message.from] as const] : [])),
  )
  return new Set(
    [...lastByAttempt].filter(([, from]) => from === 'candidate').map(([attemptId]) => attemptId),
  )
}
