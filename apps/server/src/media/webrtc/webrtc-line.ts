import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FromWebRtc, ToWebRtc } from './messages.ts'

const program = fileURLToPath(new URL('./webrtc-process.ts', import.meta.url))
/** What the process is told of the machine: no password, key or address of the server's. */
const toldVariables = /^(PATH|HOME|LANG|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|SystemRoot|LD_LIBRARY_PATH|NODE_ENV)$/

/** What is heard of one connection, from its answer to its end. */
export type HearSession = (message: FromWebRtc) => void

/** The process that speaks WebRTC. It starts with the first connection; when it ends, all its connections have. */
export class WebRtcLine {
  #child: ChildProcess | undefined
  readonly #sessions = new Map<string, HearSession>()
  readonly #crashed: (code: number | null) => void

  constructor(crashed: (code: number | null) => void) {
    this.#crashed = crashed
  }

  /** Opens a connection; `hear` gets its answer first, or that it was refused. */
  open(message: Extract<ToWebRtc, { type: 'open' }>, hear: HearSession): void {
    this.#sessions.set(message.session, hear)
    this.#send(message)
  }

  /** Sends a picture over a connection; what is in the way of the process is left out. */
  picture(session: string, ts: number, units: Uint8Array[]): void {
    this.#send({ type: 'picture', session, ts, units })
  }

  /** False when there is no such connection. */
  close(session: string): boolean {
    const isOpen = this.#sessions.has(session)
    if (isOpen) this.#send({ type: 'close', session })
    return isOpen
  }

  stop(): void {
    const child = this.#child
    this.#child = undefined
    this.#sessions.clear()
    child?.removeAllListeners()
    child?.kill('SIGKILL')
  }

  #send(message: ToWebRtc): void {
    this.#child ??= this.#start()
    this.#child.send(message, () => undefined)
  }

  #start(): ChildProcess {
    const told = Object.entries(process.env).filter(([name]) => toldVariables.test(name))
    const child = fork(program, { serialization: 'advanced', env: Object.fromEntries(told), execArgv: [] })
    child.on('message', (message: FromWebRtc) => {
      const hear = this.#sessions.get(message.session)
      if (message.type === 'closed' || message.type === 'refused') this.#sessions.delete(message.session)
      hear?.(message)
    })
    child.on('exit', (code) => {
      if (this.#child !== child) return
      this.#child = undefined
      this.#crashed(code)
      const open = [...this.#sessions]
      this.#sessions.clear()
      for (const [session, hear] of open) hear({ type: 'closed', session })
    })
    return child
  }
}
