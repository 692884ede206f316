import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import styles from './talk-strip.module.css'

interface TalkStripProps {
  label: string
  /** How the talk stands, in a sentence. */
  sentence: string
  /** Nothing is said any more: it is calm. */
  isOver: boolean
  picture: ReactNode
  /** How loud both are. */
  levels?: ReactNode
  acts?: ReactNode
  /** What else is to be known of the talk. */
  children?: ReactNode
}

/** A talk with somebody: how it stands, who is seen, and what one can do, in one strip. */
export function TalkStrip({ label, sentence, isOver, picture, levels, acts, children }: TalkStripProps) {
  return (
    <section className={styles.strip} aria-label={label} data-over={isOver || undefined}>
      {picture}
      <div className={styles.words}>
        <strong>{sentence}</strong>
        {children}
      </div>
      {levels}
      {acts ? <div className={styles.acts}>{acts}</div> : null}
    </section>
  )
}

interface TalkPictureProps {
  stream: MediaStream | undefined
  label: string
  isShown: boolean
  /** A browser that plays nothing unasked is asked by a button of this name. */
  hear?: string
}

/** What the other side of a talk says, and shows. */
export function TalkPicture({ stream, label, isShown, hear }: TalkPictureProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [isBlocked, setBlocked] = useState(false)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = stream ?? null
    if (stream)
      element.play().then(
        () => setBlocked(false),
        (error) => setBlocked(isNotAllowed(error)),
      )
  }, [stream])
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: a living voice has no captions */}
      <video
        ref={video}
        className={styles.picture}
        data-shown={isShown || undefined}
        aria-label={label}
        aria-hidden={isShown ? undefined : true}
        playsInline
        autoPlay
      />
      {isBlocked && hear ? (
        <Button
          kind="primary"
          size="small"
          onPress={() => void video.current?.play().then(() => setBlocked(false))}
        >
          {hear}
        </Button>
      ) : null}
    </>
  )
}

function isNotAllowed(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError'
}
