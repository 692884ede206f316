import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** One address for servers that come and go: shut, it takes connections and says nothing, as a dead line does. */
export interface Gate {
  url: string
  /** Lets everybody through to this server, also who waits. */
  open(server: string): void
  /** Cuts every connection. */
  shut(): void
  stop(): void
}

/** Opens a gate on a free port of this machine; it is shut. */
export async function aGate(): Promise<Gate> {
  let target: { host: string; port: number } | undefined
  const sockets = new Set<Socket>()
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  }
  const server = createServer((outer) => {
    keep(outer)
    if (!target) return
    const inner = connect(target)
    keep(inner)
    outer.pipe(inner).pipe(outer)
    outer.once('close', () => inner.destroy())
    inner.once('close', () => outer.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open(url) {
      const { hostname, port } = new URL(url)
      target = { host: hostname, port: Number(port) }
      cut()
    },
    shut() {
      target = undefined
      cut()
    },
    stop() {
      cut()
      server.close()
    },
  }
}
