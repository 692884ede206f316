import { streams as kinds, type Stream } from '@invigil/contract/policy.ts'
import { createContext, useContext, useSyncExternalStore } from 'react'
import { type StreamState, Streams } from './streams.ts'

const Kept = createContext(new Streams())

/** The streams of this page. */
export function useStreams(): Streams {
  return useContext(Kept)
}

/** The track of a stream: another one when it was opened anew. */
export function useTrack(stream: Stream): MediaStreamTrack | undefined {
  const kept = useStreams()
  return useSyncExternalStore(
    (listener) => kept.subscribe(listener),
    () => kept.track(stream),
  )
}

/** How each stream is, always up to date. */
export function useStreamStates(): Record<Stream, StreamState> {
  const kept = useStreams()
  const states = useSyncExternalStore(
    (listener) => kept.subscribe(listener),
    () => kinds.map((kind) => kept.state(kind)).join(' '),
  )
  const [camera = 'off', microphone = 'off', screen = 'off'] = states.split(' ') as StreamState[]
  return { camera, microphone, screen }
}
