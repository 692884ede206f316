import { useEffect, useRef } from 'react'
import { useStreams } from '../streams/use-streams.ts'
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
  return (
    <video ref={video} className={styles.picture} data-look={look} aria-label={label} muted playsInline />
  )
}
