import { Counter, Gauge } from 'prom-client'
import { perApp } from '../platform/per-app.ts'

/** What the room counts. */
export const mediaCounters = perApp(({ metrics: { registry } }) => {
  const registers = [registry]
  return {
    frames: new Counter({
      name: 'invigil_media_frames_total',
      help: 'Media frames by what became of them',
      labelNames: ['outcome'],
      registers,
    }),
    bytes: new Counter({ name: 'invigil_media_bytes_total', help: 'Bytes of media frames taken', registers }),
    cannotStore: new Gauge({
      name: 'invigil_media_cannot_store',
      help: '1 while the journal cannot be written: nothing is acknowledged, answers are not touched',
      registers,
    }),
  }
})
