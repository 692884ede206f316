import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LateCandidate } from './ice-fragment.ts'
import type { FromWebRtc, ToWebRtc } from './messages.ts'

const program = fileURLToPath(new URL('./webrtc-process.ts', import.meta.url))
/** What the process is told of the machine: no password, key or address of the server's. */
const toldVariables = /^(PATH|HOME|LANG|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|SystemRoot|LD_LIBRARY_PATH|NODE_ENV)$/

/** Pictures of one connection that the process has not taken yet; beyond this they are left out. */
const mostWaiting = 512

/** What is heard of one connection, from its answer to its end. */
export type HearSession = (message: FromWebRtc) => void

interface OpenSession {
  hear: HearSession
  /** Pictures on their way to the process. */
  waiting: number
}

/** The process that speaks WebRTC. It starts with the first connection; when it ends, all its connections have. */
export class WebRtcLine {
  #child: ChildProcess | undefined
  #isStopped = false
  readonly #sessions = new Map<string, OpenSession>()
  readonly #crashed: (code: number | null) => void

  constructor(crashed: (code: number | null) => void) {
    this.#crashed = crashed
  }

  /** Opens a connection; `hear` gets its answer first, or that it was refused. */
  open(message: Extract<ToWebRtc, { type: 'open' }>, hear: HearSession): void {
    this.#sessions.set(message.session, { hear, waiting: 0 })
    this.#send(message)
  }

  /** Sends a picture over a connection. False, and it is left out, where the process does not keep up or there is none. */
  picture(session: string, ts: number, units: Uint8Array[]): boolean {
    const open = this.#sessions.get(session)
    if (!open || !this.#child || open.waiting >= mostWaiting) return false
    open.waiting += 1
    this.#child.send({ type: 'picture', session, ts, units } satisfies ToWebRtc, () => {
      open.waiting -= 1
    })
    return true
  }

  /** Whether there is such a connection. */
  has(session: string): boolean {
    return this.#sessions.has(session)
  }

  /** Tells a connection of ways to the other side that it found late; those that lead nowhere are passed over. */
  candidates(session: string, candidates: LateCandidate[]): void {
    if (this.has(session)) this.#send({ type: 'candidates', session, candidates })
  }

  /** Ends a connection, where there is one. */
  close(session: string): void {
    if (this.has(session)) this.#send({ type: 'close', session })
  }

  /** Ends the process, and with it every connection; it starts no more. */
  stop(): void {
    this.#isStopped = true
    const child = this.#child
    this.#child = undefined
    child?.removeAllListeners('exit')
    child?.kill('SIGKILL')
    this.#endAll()
  }

  #send(message: ToWebRtc): void {
    if (this.#isStopped) return
    this.#child ??= this.#start()
    this.#child.send(message, () => undefined)
  }

  #endAll(): void {
    const open = [...this.#sessions]
    this.#sessions.clear()
    for (const [session, { hear }] of open) hear({ type: 'closed', session })
  }

  #start(): ChildProcess {
    const told = Object.entries(process.env).filter(([name]) => toldVariables.test(name))
    const child = fork(program, { serialization: 'advanced', env: Object.fromEntries(told), execArgv: [] })
    child.on('message', (message: FromWebRtc) => {
      const open = this.#sessions.get(message.session)
      if (message.type === 'closed' || message.type === 'refused') this.#sessions.delete(message.session)
      open?.hear(message)
    })
    const ended = (code: number | null) => {
      if (this.#child !== child) return
      this.#child = undefined
      this.#crashed(code)
      this.#endAll()
    }
    child.on('exit', ended)
    // It could not be started, or not be told: an error that nobody hears would end the server.
    child.on('error', () => {
      child.kill('SIGKILL')
      ended(null)
    })
    return child
  }
}
