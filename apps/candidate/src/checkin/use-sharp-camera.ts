import { useEffect } from 'react'
import { useStreams } from '../streams/use-streams.ts'

/** Asks the camera for the finest picture it has while something is to be read in it, and gives it back as it was. */
export function useSharpCamera(): void {
  const streams = useStreams()
  useEffect(() => {
    const track = streams.track('camera')
    if (!track) return
    const before = track.getConstraints()
    // A camera that has no finer picture stays as it is.
    const apply = (wish: MediaTrackConstraints) => track.applyConstraints(wish).catch(() => {})
    void apply({ ...before, width: { ideal: 1600 }, height: { ideal: 1200 } })
    return () => void apply(before)
  }, [streams])
}
