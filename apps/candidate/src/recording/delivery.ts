import { Spool } from './spool.ts'
import { earlierRecorders, openSpoolFile, type SpoolFile } from './spool-folder.ts'
import { Uplink, type UplinkState } from './uplink.ts'

/** What one recorder of this page or of an earlier one has to deliver. */
export interface Delivery {
  spool: Spool
  uplink: Uplink
  /** False where frames live in memory only: a reload loses what the server does not have. */
  isOnDisk: boolean
  /** Writes what has waited for a while, so that it survives this page; false when the disk refuses. */
  save(): boolean
  stop(): void
}

export interface DeliveryOptions {
  attemptId: string
  recorderId: string
  socketUrl: string
  key: string
  onClock(offsetMs: number): void
  onState(state: UplinkState): void
}

/** About a minute and a half of everything, where there is nothing but memory. */
const mostMemoryBytes = 64 * 1024 * 1024

/** Opens this page's spool and sends from it. */
export async function startDelivery(options: DeliveryOptions): Promise<Delivery> {
  const file = await openSpoolFile(options.attemptId, options.recorderId)
  const spool = new Spool(file?.store, file?.mostBytes ?? mostMemoryBytes)
  const uplink = new Uplink({
    ...options,
    spool,
    url: addressOf(options, 'live'),
    onReleased: () => undefined,
  })
  return {
    spool,
    uplink,
    isOnDisk: file !== undefined,
    save: () => saved(spool),
    stop() {
      uplink.stop()
      saved(spool)
      if (spool.frames === 0) void file?.remove()
      else file?.close()
    },
  }
}

/** Delivers what earlier pages of this attempt could not, beside the recording and without a hurry; returns what ends it. */
export async function deliverEarlier(options: DeliveryOptions): Promise<() => void> {
  const stops: (() => void)[] = []
  for (const recorderId of await earlierRecorders(options.attemptId, options.recorderId)) {
    const file = await openSpoolFile(options.attemptId, recorderId)
    if (file) stops.push(await deliverFile({ ...options, recorderId }, file))
  }
  return () => {
    for (const stop of stops) stop()
  }
}

async function deliverFile(options: DeliveryOptions, file: SpoolFile): Promise<() => void> {
  const spool = new Spool(file.store, file.mostBytes)
  if (spool.frames === 0) {
    await file.remove()
    return () => undefined
  }
  const uplink = new Uplink({
    spool,
    url: addressOf(options, 'backlog'),
    onClock: () => undefined,
    onState: () => undefined,
    onReleased() {
      if (spool.frames > 0) return
      end()
      void file.remove()
    },
  })
  const pumping = setInterval(() => uplink.pump(), 250)
  const end = () => {
    clearInterval(pumping)
    uplink.stop()
  }
  return () => {
    end()
    if (spool.frames > 0) file.close()
  }
}

function addressOf({ socketUrl, recorderId, key }: DeliveryOptions, part: 'live' | 'backlog'): string {
  return `${socketUrl}?${new URLSearchParams({ recorder: recorderId, part, key })}`
}

function saved(spool: Spool): boolean {
  try {
    spool.save()
    return true
  } catch {
    return false
  }
}
