import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import type { SendFrame } from './live-tracks.ts'
import { theRecording } from './recording.ts'

/**
 * Watches a track of an attempt, now or as soon as it begins: first its config, then everything since its last key
 * frame, then each frame as it arrives, whole with its header. When `send` answers false the frame was not taken, and
 * nothing comes until the next key frame. Returns what ends it. Who may watch is the caller's to ask.
 */
export function subscribeTrack(
  app: Pick<App, 'db'>,
  { attemptId, trackKind }: { attemptId: AttemptId; trackKind: TrackKind },
  send: SendFrame,
): () => void {
  return theRecording(app).live.watch(attemptId, trackKind, send)
}
