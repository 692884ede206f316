import { type FromCandidate, ToCandidate } from '@invigil/contract/live.ts'
import { WebSocket } from 'ws'

/** The socket of a candidate's screen. */
export interface Screen {
  /** Sends when connected; what cannot be sent is left out, as the next one says it again. */
  say(message: FromCandidate): void
  close(): void
}

const againAfterMs = 1_000

/** Opens a candidate's socket and comes back after a break. `hear` gets every word of the server. */
export function openScreen(
  server: string,
  { attemptId, attemptKey }: { attemptId: string; attemptKey: string },
  hear: (message: ToCandidate) => void,
): Screen {
  const url = `${server.replace('http', 'ws')}/socket/attempt/${attemptId}?key=${attemptKey}`
  let isClosed = false
  let socket = connect()

  function connect(): WebSocket {
    const opened = new WebSocket(url, { perMessageDeflate: false })
    opened.on('message', (data) => hear(ToCandidate.parse(JSON.parse(String(data)))))
    opened.on('error', () => undefined)
    opened.on('close', (code) => {
      // 4000 and above are refusals: the server says that it would say no again.
      if (isClosed || code >= 4000) return
      setTimeout(() => {
        if (!isClosed) socket = connect()
      }, againAfterMs).unref()
    })
    return opened
  }

  return {
    say(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
    },
    close() {
      isClosed = true
      socket.close()
    },
  }
}
