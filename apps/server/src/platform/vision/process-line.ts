import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ModelSetName } from '@invigil/models/model.ts'
import type { Answer, Asked, FromVision, ToVision } from './messages.ts'

/** Why a process gives no answer. */
export type Unavailable = {
  readonly is: 'unavailable'
  readonly why: 'busy' | 'slow' | 'crashed' | 'stopped'
}

interface Waiting {
  readonly number: number
  readonly asked: Asked
  readonly give: (answer: Answer | Unavailable) => void
  readonly timer: NodeJS.Timeout
}

export interface LineHears {
  /** A process ended by itself, or was ended because it stood still. */
  crashed(reason: string): void
  missing(models: readonly string[], reason?: string): void
}

const visionProgram = fileURLToPath(new URL('./vision-process.ts', import.meta.url))
/** One that answers nothing for so long stands still: its networks load in less. */
const standstillMs = 30_000
/** What a process that reads candidates' bytes is told of the machine: no password, key or address of the server's. */
const toldVariables =
  /^(PATH|HOME|LANG|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|SystemRoot|LD_LIBRARY_PATH|NODE_ENV|NODE_OPTIONS|UV_THREADPOOL_SIZE)$/
const firstRestMs = 1_000
const longestRestMs = 30_000

/**
 * One process and the line in front of it. It starts at the first question, is given one at a time, and is started again
 * after a crash, each time a little later. Nothing here throws: who asks is told that there is no answer.
 */
export class ProcessLine {
  readonly #hears: LineHears
  readonly #program: string
  readonly #set: ModelSetName
  #child: ChildProcess | undefined
  #line: Waiting[] = []
  #current: (Waiting & { since: number }) | undefined
  #number = 0
  #restMs = firstRestMs
  #restsUntil = 0
  #isStopped = false
  #busyMs = 0

  constructor(hears: LineHears, program = visionProgram, set: ModelSetName = 'best') {
    this.#hears = hears
    this.#set = set
    this.#program = program
  }

  get waiting(): number {
    return this.#line.length + (this.#current ? 1 : 0)
  }

  /** Milliseconds this process has worked since it was last asked. */
  takeBusyMs(): number {
    const now = performance.now()
    const running = this.#current ? now - this.#current.since : 0
    const busy = this.#busyMs + running
    this.#busyMs = -running
    return busy
  }

  /** Asks and waits at most `patienceMs`; `goesFirst` for what a person waits for. */
  ask(asked: Asked, patienceMs: number, goesFirst = false): Promise<Answer | Unavailable> {
    if (this.#isStopped) return Promise.resolve({ is: 'unavailable', why: 'stopped' })
    if (performance.now() < this.#restsUntil) return Promise.resolve({ is: 'unavailable', why: 'crashed' })
    return new Promise((give) => {
      this.#number += 1
      const number = this.#number
      const timer = setTimeout(() => this.#giveUp(number), patienceMs)
      timer.unref()
      const waiting = { number, asked, give, timer }
      if (goesFirst) this.#line.unshift(waiting)
      else this.#line.push(waiting)
      this.#next()
    })
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    const child = this.#child
    this.#child = undefined
    this.#failAll('stopped')
    if (!child || child.exitCode !== null) return
    child.ref()
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }

  #next(): void {
    if (this.#current) return
    const next = this.#line.shift()
    if (!next) return
    this.#current = { ...next, since: performance.now() }
    const message: ToVision = { number: next.number, asked: next.asked }
    try {
      const child = this.#running()
      child.channel?.ref()
      child.send(message, (error) => {
        // The word of one that was ended already says nothing of the next.
        if (error && this.#child === child) this.#crash(`it takes no more questions: ${error.message}`)
      })
    } catch (error) {
      // Where memory or open files are short, Node throws here.
      this.#ended(this.#child, `it cannot be started: ${error}`)
    }
  }

  /** Whoever asked has stopped waiting; the process goes on with it, or is ended when it stands still. */
  #giveUp(number: number): void {
    const current = this.#current
    const found = current?.number === number ? current : this.#line.find((one) => one.number === number)
    found?.give({ is: 'unavailable', why: current?.number === number ? 'slow' : 'busy' })
    this.#line = this.#line.filter((one) => one.number !== number)
    if (!current) return
    const left = standstillMs - (performance.now() - current.since)
    const look = () => {
      if (this.#current?.number === current.number) this.#crash('it stood still')
    }
    setTimeout(look, Math.max(0, left)).unref()
  }

  #running(): ChildProcess {
    if (this.#child) return this.#child
    const child = fork(this.#program, [this.#set], {
      serialization: 'advanced',
      execArgv: [],
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => toldVariables.test(name))),
      stdio: 'ignore',
    })
    this.#child = child
    child.on('message', (message) => this.#hear(message as FromVision))
    child.on('error', (error) => this.#ended(child, error.message))
    child.on('exit', (code, signal) => this.#ended(child, `it ended with ${signal ?? code}`))
    // A process that waits keeps nobody from stopping.
    child.unref()
    child.channel?.unref()
    return child
  }

  #hear(message: FromVision): void {
    if ('networks' in message) {
      this.#hears.missing(message.networks.missing, message.networks.reason)
      return
    }
    const current = this.#current
    if (current?.number !== message.number) return
    this.#current = undefined
    this.#restMs = firstRestMs
    this.#busyMs += performance.now() - current.since
    clearTimeout(current.timer)
    current.give(message.answer)
    this.#child?.channel?.unref()
    this.#next()
  }

  #crash(reason: string): void {
    const child = this.#child
    if (!child) return
    this.#ended(child, reason)
    child.kill('SIGKILL')
  }

  #ended(child: ChildProcess | undefined, reason: string): void {
    if (this.#child !== child) return
    this.#child = undefined
    this.#restsUntil = performance.now() + this.#restMs
    this.#restMs = Math.min(longestRestMs, this.#restMs * 2)
    this.#failAll('crashed')
    this.#hears.crashed(reason)
  }

  #failAll(why: Unavailable['why']): void {
    const all = [...(this.#current ? [this.#current] : []), ...this.#line]
    this.#current = undefined
    this.#line = []
    for (const { give, timer } of all) {
      clearTimeout(timer)
      give({ is: 'unavailable', why })
    }
  }
}
