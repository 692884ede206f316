import type { CandidateStatus, FromCandidate, ToCandidate } from '@invigil/contract/live.ts'
import type { TalkPort } from '../talk/talk-port.ts'
import { backOffMs } from './back-off.ts'

interface ConnectionOptions {
  attemptId: string
  attemptKey: string
  opening: number
  status: () => CandidateStatus
  onMessage: (message: Exclude<ToCandidate, { type: 'talk' }>) => void
  talk: TalkPort
  onConnected: (isConnected: boolean) => void
}

const everyMs = 2_500
/** A socket that says nothing for this long hangs, whatever the browser thinks of it. */
const silenceMs = 12_000

/**
 * The socket over which the server tells this page what changes, and hears that it is there. It comes back by itself.
 * Nothing that matters for answers goes over it. Returns what ends it.
 */
export function connect(options: ConnectionOptions): () => void {
  let socket: WebSocket | undefined
  let failures = 0
  let heardAt = performance.now()
  let isOver = false
  let retry: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    clearTimeout(retry)
    if (isOver) return
    socket?.close()
    const opened = new WebSocket(addressOf(options))
    opened.binaryType = 'arraybuffer'
    socket = opened
    opened.onopen = () => {
      failures = 0
      heardAt = performance.now()
      options.onConnected(true)
      beat()
    }
    opened.onmessage = ({ data }) => {
      heardAt = performance.now()
      pass(data, options)
    }
    opened.onclose = () => lose(opened)
  }

  function lose(lost: WebSocket): void {
    if (socket !== lost || isOver) return
    socket = undefined
    lost.close()
    options.onConnected(false)
    failures += 1
    retry = setTimeout(open, backOffMs(failures))
  }

  function tell(message: FromCandidate): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }

  function beat(): void {
    if (socket?.readyState === WebSocket.OPEN && performance.now() - heardAt > silenceMs) lose(socket)
    tell({ type: 'ping', sentAt: performance.now() })
    tell({ type: 'status', status: options.status() })
  }

  const timer = setInterval(beat, everyMs)
  options.talk.plug(tell, (frame) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(frame)
  })
  window.addEventListener('online', open)
  open()
  return () => {
    isOver = true
    clearInterval(timer)
    clearTimeout(retry)
    window.removeEventListener('online', open)
    socket?.close(1000)
  }
}

/** Sound and words of a talk go their own way. */
function pass(data: unknown, { talk, onMessage }: ConnectionOptions): void {
  if (data instanceof ArrayBuffer) {
    talk.hearFrame(data)
    return
  }
  const message = parse(data)
  if (message?.type === 'talk') talk.hear(message)
  else if (message) onMessage(message)
}

function addressOf({ attemptId, attemptKey, opening }: ConnectionOptions): string {
  const address = new URL(`/socket/attempt/${attemptId}`, window.location.href)
  address.protocol = address.protocol.replace('http', 'ws')
  address.searchParams.set('key', attemptKey)
  address.searchParams.set('opening', String(opening))
  return address.href
}

function parse(data: unknown): ToCandidate | undefined {
  try {
    return JSON.parse(String(data)) as ToCandidate
  } catch {
    return undefined
  }
}
