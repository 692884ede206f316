import type { TrackObservation } from './observation.ts'

const repeatEveryMs = 5000

/**
 * Reports whether a track is live, muted (by the system or a switch on the device) or ended: at once, at each change and
 * every five seconds. Answers what stops it.
 */
export function watchTrack(
  track: MediaStreamTrack,
  stream: TrackObservation['stream'],
  onObservation: (observation: TrackObservation) => void,
): () => void {
  const report = () => onObservation({ of: 'track', at: Date.now(), stream, state: stateOf(track) })
  const changes = ['ended', 'mute', 'unmute'] as const
  for (const change of changes) track.addEventListener(change, report)
  // A track that the page itself stops says nothing.
  const timer = setInterval(report, repeatEveryMs)
  report()
  return () => {
    clearInterval(timer)
    for (const change of changes) track.removeEventListener(change, report)
  }
}

function stateOf(track: MediaStreamTrack): TrackObservation['state'] {
  if (track.readyState === 'ended') return 'ended'
  return track.muted ? 'muted' : 'live'
}
