import { useEffect, useRef } from 'react'
import { useTrack } from '../streams/use-streams.ts'
import styles from './checkin.module.css'

/** What the camera sees: mirrored as in a looking-glass for a face, as it is for what is to be read or shown. */
export function CameraPicture({
  label,
  look = 'mirrored',
  onVideo,
}: {
  label: string
  look?: 'mirrored' | 'as-it-is'
  onVideo?: (video: HTMLVideoElement) => void
}) {
  const track = useTrack('camera')
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = new MediaStream(track ? [track] : [])
    void element.play().catch(() => {})
    onVideo?.(element)
    return () => {
      element.srcObject = null
    }
  }, [track, onVideo])
  return (
    <video ref={video} className={styles.picture} data-look={look} aria-label={label} muted playsInline />
  )
}
