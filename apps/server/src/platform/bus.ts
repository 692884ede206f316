import { EventEmitter } from 'node:events'

/** Carries hints between parts of the server: at most once, at most about 7 kB, may be lost. The truth is in the database. */
export interface Bus {
  publish(topic: string, hint: object): void
  /** Returns what ends the subscription. */
  subscribe(topic: string, hear: (hint: object) => void): () => void
  healthy(): boolean
}

/** A bus inside one process. A listener that throws is reported and hinders no other. */
export function aLocalBus(report: (error: unknown) => void): Bus {
  const emitter = new EventEmitter({ captureRejections: false })
  emitter.setMaxListeners(0)
  return {
    publish(topic, hint) {
      emitter.emit(topic, hint)
    },
    subscribe(topic, hear) {
      const listener = (hint: object) => {
        try {
          hear(hint)
        } catch (error) {
          report(error)
        }
      }
      emitter.on(topic, listener)
      return () => emitter.off(topic, listener)
    },
    healthy: () => true,
  }
}
