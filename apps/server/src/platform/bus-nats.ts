import { connect, type NatsConnection } from '@nats-io/transport-node'
import type { Carrier } from './bus-shared.ts'

const subject = 'invigil.hints'

/** Brings hints by NATS core; returns at once and connects, also again and again. `report` hears why it does not. */
export function carryByNats(url: string, report: (error: unknown) => void): Carrier {
  let connection: NatsConnection | undefined
  let isUp = false
  let isStopped = false
  let listener: (text: string) => void = () => undefined

  async function begin(): Promise<void> {
    const { servers, user, pass } = serversOf(url)
    const made = await connect({
      servers,
      ...(user ? { user, pass } : {}),
      ...{ name: 'invigil', maxReconnectAttempts: -1, reconnectTimeWait: 250, reconnectJitter: 100 },
      ...{ waitOnFirstConnect: true, timeout: 2_000, pingInterval: 2_000 },
    })
    if (isStopped) return await made.close()
    connection = made
    isUp = true
    made.subscribe(subject, {
      callback: (error, message) => (error ? report(error) : listener(message.string())),
    })
    for await (const { type } of made.status()) {
      if (type === 'disconnect') isUp = false
      if (type === 'reconnect') isUp = true
    }
  }

  void begin().catch(report)
  return {
    async send(text) {
      if (!connection || !isUp) throw new Error('NATS is not connected')
      connection.publish(subject, text)
    },
    hear(hears) {
      listener = hears
    },
    isUp: () => isUp,
    async stop() {
      isStopped = true
      await connection?.close()
    },
  }
}

/** `nats://user:password@one:4222,two:4222` as the client wants it. */
function serversOf(url: string): { servers: string[]; user?: string; pass?: string } {
  const [, credentials = '', hosts = url] = /^nats:\/\/(?:([^@]*)@)?(.*)$/.exec(url) ?? []
  const [user = '', pass = ''] = credentials.split(':').map(decodeURIComponent)
  return { servers: hosts.split(','), ...(user ? { user, pass } : {}) }
}
