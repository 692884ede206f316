import type { FacesObservation, PictureObservation } from '@invigil/sensors/observation.ts'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './checkin.module.css'
import { photoHints } from './photo-hints.ts'
import { useEyes } from './use-eyes.ts'

const twiceASecond = { framesPerSecond: 2, share: 0.5 } as const

/** What could be better before the photo is taken. Where faces cannot be seen on this computer it says nothing. */
export function PhotoHint({ onFaces }: { onFaces: (observation: FacesObservation) => void }) {
  const t = useTranslations('checkin.hint')
  const [faces, setFaces] = useState<FacesObservation>()
  const picture = useRef<PictureObservation>(undefined)
  const eyes = useEyes(true, twiceASecond, (observation) => {
    if (observation.of === 'picture') picture.current = observation
    if (observation.of !== 'faces') return
    onFaces(observation)
    setFaces(observation)
  })
  const [hint] = faces ? photoHints(faces, picture.current) : []
  const says = eyes === 'unavailable' ? undefined : faces ? (hint ?? 'good') : 'loading'
  return (
    <p className={styles.hint} role="status" data-good={says === 'good' || undefined}>
      {says ? t(says) : null}
    </p>
  )
}
