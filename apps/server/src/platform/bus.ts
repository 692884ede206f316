import { EventEmitter } from 'node:events'

/** Carries hints between parts of the server: at most once, at most about 7 kB, may be lost. The truth is in the database. */
export interface Bus {
  publish(topic: string, hint: object): void
  /** Like `publish`, but to listeners in this process only. */
  publishHere(topic: string, hint: object): void
  /** Returns what ends the subscription. */
  subscribe(topic: string, hear: (hint: object) => void): () => void
  /** False while hints of other processes may not arrive: whoever must not miss them reads the database each second. */
  healthy(): boolean
  stop(): Promise<void>
}

/** A bus inside one process. A listener that throws is reported and hinders no other. */
export function aLocalBus(report: (error: unknown) => void): Bus {
  const emitter = new EventEmitter({ captureRejections: false })
  emitter.setMaxListeners(0)
  const publish = (topic: string, hint: object) => {
    emitter.emit(topic, hint)
  }
  return {
    publish,
    publishHere: publish,
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
    stop: async () => undefined,
  }
}
