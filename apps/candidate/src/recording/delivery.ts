import type { TrackKind } from '@invigil/contract/frame.ts'
import type { MediaNotice } from '@invigil/contract/media.ts'
import { Spool } from './spool.ts'
import type { SpoolFile } from './spool-folder.ts'
import { earlierSpools, openOwnSpool, type Part } from './spool-place.ts'
import { TrackWriter } from './track-writer.ts'
import { Uplink, type UplinkState } from './uplink.ts'

export interface DeliveryOptions {
  attemptId: string
  socketUrl: string
  key: string
  part: 'live' | 'kept'
  /** False: nobody keeps it, so what was not shown in time is forgotten. */
  isKept: boolean
  serverNow(): number
  onClock(offsetMs: number): void
  onState(state: UplinkState): void
  onNotice(notice: Extract<MediaNotice, { type: 'key-wanted' | 'keep' }>): void
}

/** About a minute and a half of everything, where there is nothing but memory. */
const mostMemoryBytes = 64 * 1024 * 1024
/** What nobody keeps waits for a few seconds of a bad network. */
const mostUnkeptBytes = 4 * 1024 * 1024

/** Delivers what one page records, as one recorder after another when it must be. */
export class Delivery {
  readonly uplink: Uplink
  readonly #options: DeliveryOptions
  readonly #writers = new Map<TrackKind, TrackWriter>()
  readonly #earlier: (() => void)[] = []
  #recorderId: string
  #spool: Spool
  #file: SpoolFile | undefined
  #isStopped = false

  private constructor(options: DeliveryOptions, recorderId: string, file: SpoolFile | undefined) {
    this.#options = options
    this.#recorderId = recorderId
    this.#file = file
    this.#spool = new Spool(file?.store, file?.mostBytes ?? memoryFor(options))
    this.uplink = new Uplink({
      ...options,
      spool: this.#spool,
      address: () => this.#address(),
      onReleased: () => undefined,
      onLost: () => this.#renew(),
    })
  }

  /** Opens this page's spool and begins to send from it. */
  static async start(options: DeliveryOptions): Promise<Delivery> {
    const recorderId = crypto.randomUUID()
    const file = options.isKept ? await openOwnSpool(options.attemptId, recorderId, options.part) : undefined
    return new Delivery(options, recorderId, file)
  }

  get spool(): Spool {
    return this.#spool
  }

  get recorderId(): string {
    return this.#recorderId
  }

  get writers(): TrackWriter[] {
    return [...this.#writers.values()]
  }

  /** False where frames that should be kept live in memory only: a reload loses what the server does not have. */
  get isOnDisk(): boolean {
    return this.#file !== undefined || !this.#options.isKept
  }

  /** What writes a track into this delivery; the same for the same kind. */
  writer(kind: TrackKind): TrackWriter {
    const known = this.#writers.get(kind)
    if (known) return known
    const writer = new TrackWriter(kind, this.#spool, this.#options.serverNow)
    this.#writers.set(kind, writer)
    return writer
  }

  /** Writes what has waited for a while, so that it survives this page; false when the disk refuses. */
  save(): boolean {
    return saved(this.#spool)
  }

  /** What nobody keeps and could not be shown for a while is forgotten, so that there is room for what is captured now. */
  forgetUnkept(): void {
    if (!this.#options.isKept && this.#spool.isFull) this.uplink.beginWith(this.#renew())
  }

  stop(): void {
    this.#isStopped = true
    this.uplink.stop()
    saved(this.#spool)
    leave(this.#spool, this.#file)
    for (const stop of this.#earlier.splice(0)) stop()
  }

  /** What nobody keeps is not sent late: after a break it goes on as another recorder, with what is captured then. */
  #address(): string {
    if (!this.#options.isKept && this.#spool.tracks.length > 0) this.uplink.goOnWith(this.#renew())
    return addressOf({ ...this.#options, recorderId: this.#recorderId })
  }

  /** Becomes another recorder; what the one before still holds is delivered beside, when the server can take it. */
  #renew(): Spool {
    const before = { recorderId: this.#recorderId, spool: this.#spool, file: this.#file }
    this.#recorderId = crypto.randomUUID()
    this.#file = undefined
    this.#spool = new Spool(undefined, memoryFor(this.#options))
    for (const writer of this.#writers.values()) writer.restart(this.#spool)
    if (!this.#options.isKept) return this.#spool
    void this.#open(this.#recorderId, this.#spool)
    saved(before.spool)
    const part = this.#options.part === 'kept' ? 'kept' : 'backlog'
    if (before.spool.frames > 0) this.#earlier.push(deliverBeside(this.#options, { ...before, part }))
    else void before.file?.remove()
    return this.#spool
  }

  async #open(recorderId: string, spool: Spool): Promise<void> {
    const file = await openOwnSpool(this.#options.attemptId, recorderId, this.#options.part)
    if (file && this.#spool === spool && !this.#isStopped) {
      spool.attach(file.store, file.mostBytes)
      this.#file = file
    } else void file?.remove()
  }
}

/** Delivers what earlier pages of this attempt could not, beside the recording and without a hurry; returns what ends it. */
export async function deliverEarlier(options: DeliveryOptions, own: readonly string[]): Promise<() => void> {
  const stops: (() => void)[] = []
  for (const { recorderId, part, open } of await earlierSpools(options.attemptId)) {
    const file = own.includes(recorderId) ? undefined : await open()
    if (!file) continue
    const spool = new Spool(file.store, file.mostBytes)
    if (spool.frames > 0) stops.push(deliverBeside(options, { recorderId, spool, file, part }))
    else await file.remove()
  }
  return () => {
    for (const stop of stops) stop()
  }
}

interface Earlier {
  recorderId: string
  spool: Spool
  file: SpoolFile | undefined
  part: Part
}

function deliverBeside(options: DeliveryOptions, { recorderId, spool, file, part }: Earlier): () => void {
  const address = addressOf({ ...options, recorderId, part })
  const uplink = new Uplink({
    spool,
    address: () => address,
    onClock: () => undefined,
    onState: () => undefined,
    onReleased() {
      if (spool.frames > 0) return
      end()
      void file?.remove()
    },
  })
  const pumping = setInterval(() => uplink.pump(), 250)
  const end = () => {
    clearInterval(pumping)
    uplink.stop()
  }
  return () => {
    end()
    if (spool.frames > 0) file?.close()
  }
}

function addressOf(of: { socketUrl: string; recorderId: string; key: string; part: Part }): string {
  const { socketUrl, recorderId, key, part } = of
  return `${socketUrl}?${new URLSearchParams({ recorder: recorderId, part, key })}`
}

function memoryFor({ isKept }: DeliveryOptions): number {
  return isKept ? mostMemoryBytes : mostUnkeptBytes
}

function leave(spool: Spool, file: SpoolFile | undefined): void {
  if (spool.frames === 0) void file?.remove()
  else file?.close()
}

function saved(spool: Spool): boolean {
  try {
    spool.save()
    return true
  } catch {
    return false
  }
}
