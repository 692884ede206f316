import { Notice } from '@invigil/design/notice.tsx'
import type { Face } from '@invigil/sensors/observation.ts'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './monitoring.module.css'
import type { Sight } from './use-sight.ts'

/** Turned or looking aside by less than this is called straight here; detectors go by each candidate's own centre. */
const straightDegrees = 8
const straightGaze = 0.06
const closedBelow = 0.14

/** What was seen in the picture, in words, as it changes. */
export function SightLines({ sight }: { sight: Sight }) {
  const t = useTranslations('sight')
  const format = useFormatter()
  const { watching, seen } = sight
  if (!watching || watching.is === 'loading')
    return <p className={styles.quiet}>{t('loading', { share: watching?.share ?? 0 })}</p>
  const [face] = seen.faces?.faces ?? []
  const things = (seen.things?.things ?? []).map(({ what, score }) =>
    t('sure', { what: t(`things.${what}`), sure: score }),
  )
  const lines = [
    seen.faces ? t('faces', { count: seen.faces.faces.length }) : '',
    face?.pose ? t('head', headOf(face.pose)) : '',
    face?.gaze ? t('eyes', { side: eyesOf(face.gaze) }) : '',
    format.list(things),
    seen.picture ? t('light', roundedLight(seen.picture)) : '',
    watching.is === 'watching' ? t('speed', speedOf(watching)) : '',
  ].filter((line) => line !== '')
  return (
    <>
      {watching.is === 'unavailable' ? <Notice tone="warning">{t('unavailable')}</Notice> : null}
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

function headOf({ yaw }: NonNullable<Face['pose']>) {
  const degrees = Math.round(Math.abs(yaw))
  return { side: degrees < straightDegrees ? 'none' : yaw < 0 ? 'left' : 'right', degrees }
}

function eyesOf({ h, openness }: NonNullable<Face['gaze']>): string {
  if (openness < closedBelow) return 'closed'
  if (Math.abs(h - 0.5) < straightGaze) return 'none'
  return h < 0.5 ? 'left' : 'right'
}

function roundedLight({ luma, sharpness }: { luma: number; sharpness: number }) {
  return { luma: Math.round(luma), sharpness: Math.round(sharpness) }
}

function speedOf({ milliseconds, framesPerSecond }: { milliseconds: number; framesPerSecond: number }) {
  return { milliseconds: Math.round(milliseconds), rate: Math.round(framesPerSecond * 10) / 10 }
}
