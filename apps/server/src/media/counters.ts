import { Counter, Gauge } from 'prom-client'
import { perApp } from '../platform/per-app.ts'

/** What the room counts. */
export const mediaCounters = perApp(({ metrics: { registry } }) => {
  const registers = [registry]
  // Thousands of frames a second come here: they are added to the counters when somebody reads those.
  const taken = { bytes: 0, frames: new Map<string, number>() }
  return {
    frames: new Counter({
      name: 'invigil_media_frames_total',
      help: 'Media frames by what became of them',
      labelNames: ['outcome'],
      registers,
      collect() {
        for (const [outcome, frames] of taken.frames) this.inc({ outcome }, frames)
        taken.frames.clear()
      },
    }),
    bytes: new Counter({
      name: 'invigil_media_bytes_total',
      help: 'Bytes of media frames taken',
      registers,
      collect() {
        this.inc(taken.bytes)
        taken.bytes = 0
      },
    }),
    countFrame(outcome: string): void {
      taken.frames.set(outcome, (taken.frames.get(outcome) ?? 0) + 1)
    },
    countBytes(bytes: number): void {
      taken.bytes += bytes
    },
    cannotStore: new Gauge({
      name: 'invigil_media_cannot_store',
      help: '1 while the journal cannot be written: nothing is acknowledged, answers are not touched',
      registers,
    }),
    sealedObjects: new Counter({
      name: 'invigil_media_sealed_objects_total',
      help: 'Stretches of tracks by what became of them when they were to be sealed',
      labelNames: ['outcome'],
      registers,
    }),
    sealedBytes: new Counter({
      name: 'invigil_media_sealed_bytes_total',
      help: 'Bytes of records that went from the journal into sealed objects',
      registers,
    }),
    sealLag: new Gauge({
      name: 'invigil_media_seal_lag_seconds',
      help: 'How long ago the oldest unsealed and undamaged chunk was recorded',
      registers,
    }),
    cannotSeal: new Gauge({
      name: 'invigil_media_cannot_seal',
      help: '1 while sealed objects cannot be written: the journal keeps everything and grows',
      registers,
    }),
  }
})
