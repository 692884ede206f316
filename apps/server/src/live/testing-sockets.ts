import type { ToCandidate, ToWall } from '@invigil/contract/live.ts'
import { WebSocket } from 'ws'

/** A page's socket in a test: what came over it waits until somebody asks for it. */
export interface HeardSocket<Message extends { type: string }> {
  /** Waits for the next message of a type; what came before and was not asked for is passed over. */
  hears<Type extends Message['type']>(type: Type): Promise<Extract<Message, { type: Type }>>
  hearsWhere<Type extends Message['type']>(
    type: Type,
    is: (message: Extract<Message, { type: Type }>) => boolean,
  ): Promise<Extract<Message, { type: Type }>>
  /** Waits for the next binary message. */
  hearsBytes(): Promise<Buffer>
  say(message: object): void
  sayBytes(bytes: Uint8Array): void
  close(): void
}

/** `address` begins with `ws://`. */
export function openCandidate(address: string, { attemptId, attemptKey }: Entered): HeardSocket<ToCandidate> {
  return heard(new WebSocket(`${address}/socket/attempt/${attemptId}?key=${attemptKey}`))
}

/** `address` begins with `ws://`, `cookie` is that of a proctor who is signed in. */
export function openWall(address: string, sittingId: string, cookie: string): HeardSocket<ToWall> {
  return heard(new WebSocket(`${address}/socket/wall/${sittingId}`, { headers: { cookie } }))
}

interface Entered {
  attemptId: string
  attemptKey: string
}

function heard<Message extends { type: string }>(socket: WebSocket): HeardSocket<Message> {
  const came: (Message | Buffer)[] = []
  let look = () => {}
  socket.on('message', (data: Buffer, isBinary) => {
    came.push(isBinary ? data : JSON.parse(String(data)))
    look()
  })
  async function next<Found extends Message | Buffer>(is: (one: Message | Buffer) => one is Found) {
    for (;;) {
      const index = came.findIndex(is)
      if (index >= 0) return came.splice(0, index + 1).at(-1) as Found
      await new Promise<void>((resolve) => {
        look = resolve
      })
    }
  }
  const hearsWhere: HeardSocket<Message>['hearsWhere'] = (type, is) => {
    type Of = Extract<Message, { type: typeof type }>
    return next((one): one is Of => !Buffer.isBuffer(one) && one.type === type && is(one as Of))
  }
  return {
    hearsWhere,
    hears: (type) => hearsWhere(type, () => true),
    hearsBytes: () => next(Buffer.isBuffer),
    say: (message) => socket.send(JSON.stringify(message)),
    sayBytes: (bytes) => socket.send(bytes),
    close: () => socket.close(),
  }
}
