import { Delivery, type DeliveryOptions } from './delivery.ts'
import { aroundMs, holdEarlier } from './evidence.ts'
import { EvidenceRing, type RingFrame, readRing } from './evidence-ring.ts'
import { openSpoolFile, type SpoolFile, spoolFiles } from './spool-folder.ts'

/** For so long after a page is gone somebody may still ask for what it held, in milliseconds. */
const askedForMs = 10 * 60_000
const pumpMs = 250
const segmentNames = ['a', 'b'] as const

/** A place on this device for the last seconds of one page. */
export interface RingPlace {
  ring: EvidenceRing
  /** Nobody needs it any more. */
  remove(): Promise<void>
}

/** Opens it; undefined where a browser has no such files: then the last seconds are in memory alone. */
export async function openRing(attemptId: string, recorderId: string): Promise<RingPlace | undefined> {
  const [a, b] = await openSegments(attemptId, recorderId)
  if (!a || !b) return undefined
  return {
    ring: new EvidenceRing([a.store, b.store]),
    async remove() {
      await Promise.all([a.remove(), b.remove()])
    },
  }
}

/** What earlier pages of this attempt held when they were gone. */
export interface EarlierEvidence {
  /** Instants of the server's clock. */
  keep(fromAt: number, toAt: number): void
  /** Whether what was kept of it has reached the server. */
  isDelivered(): boolean
  stop(): void
}

type Options = Omit<DeliveryOptions, 'part' | 'isKept' | 'onState'>

/** Reads what earlier pages held; what is kept of it goes out as recorders of its own. The files go when nobody can ask any more. */
export async function recallEarlier(options: Options, ownRecorderId: string): Promise<EarlierEvidence> {
  const names = (await spoolFiles(options.attemptId)).filter((name) => name.endsWith('.ring'))
  const ids = new Set(names.map((name) => name.split('.')[0] ?? ''))
  ids.delete(ownRecorderId)
  const recalled = await Promise.all([...ids].map((recorderId) => recall(options, recorderId)))
  return {
    keep(fromAt, toAt) {
      for (const each of recalled) each.keep(fromAt, toAt)
    },
    isDelivered: () => recalled.every((each) => each.isDelivered()),
    stop() {
      for (const each of recalled) each.stop()
    },
  }
}

async function recall(options: Options, recorderId: string): Promise<EarlierEvidence> {
  const files = (await openSegments(options.attemptId, recorderId)).filter((file) => file !== undefined)
  const frames = readRing(files.map(({ store }) => store))
  const lastAt = frames.at(-1)?.at ?? Number.NEGATIVE_INFINITY
  const forgetting = setTimeout(() => void forget(files), askedForMs)
  let delivering: Promise<Delivering> | undefined
  let isWaiting = 0
  let delivery: Delivery | undefined
  let pumping: ReturnType<typeof setInterval> | undefined
  return {
    keep(fromAt, toAt) {
      if (fromAt - aroundMs > lastAt) return
      isWaiting += 1
      delivering ??= deliver(options, frames)
      void delivering.then((begun) => {
        delivery = begun.delivery
        pumping ??= setInterval(() => saveAndPump(begun.delivery), pumpMs)
        begun.held.keep(fromAt, toAt)
        isWaiting -= 1
      })
    },
    isDelivered: () => isWaiting === 0 && (delivery?.spool.frames ?? 0) === 0,
    stop() {
      clearTimeout(forgetting)
      clearInterval(pumping)
      delivery?.stop()
      void forget(files)
    },
  }
}

interface Delivering {
  delivery: Delivery
  held: ReturnType<typeof holdEarlier>
}

async function deliver(options: Options, frames: readonly RingFrame[]): Promise<Delivering> {
  const parts = { part: 'kept', isKept: true, onState: () => undefined } as const
  const delivery = await Delivery.start({ ...options, ...parts })
  return { delivery, held: holdEarlier(frames, (kind) => delivery.writer(kind)) }
}

function saveAndPump(delivery: Delivery): void {
  delivery.save()
  delivery.uplink.pump()
}

async function forget(files: readonly SpoolFile[]): Promise<void> {
  await Promise.all(files.map((file) => file.remove().catch(() => undefined)))
}

function openSegments(attemptId: string, recorderId: string): Promise<(SpoolFile | undefined)[]> {
  return Promise.all(segmentNames.map((name) => openSpoolFile(attemptId, `${recorderId}.${name}.ring`)))
}
