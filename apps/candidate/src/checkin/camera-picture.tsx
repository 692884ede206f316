import { useEffect, useRef } from 'react'
import { useStreams } from '../streams/use-streams.ts'
import styles from './checkin.module.css'

/** What the camera sees, mirrored as in a looking-glass. */
export function CameraPicture({
  label,
  onVideo,
}: {
  label: string
  onVideo?: (video: HTMLVideoElement) => void
}) {
  const streams = useStreams()
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = streams.together('camera')
    void element.play().catch(() => {})
    onVideo?.(element)
    return () => {
      element.srcObject = null
    }
  }, [streams, onVideo])
  return <video ref={video} className={styles.picture} aria-label={label} muted playsInline />
}
