import { Switch } from '@invigil/design/switch.tsx'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import styles from './monitoring.module.css'
import { SightLines } from './sight-lines.tsx'
import { SightMarks } from './sight-marks.tsx'
import { useSight } from './use-sight.ts'

/** How often a canvas hands on what was drawn on it. Sensors look twice a second. */
const handsOnPerSecond = 4

/** On request the candidates' own sensors look at a live picture here, so that one sees what they see, drawn over it. */
export function LookThrough({ canvas }: { canvas: HTMLCanvasElement }) {
  const t = useTranslations('sight')
  const [isOn, setOn] = useState(false)
  const stream = useCanvasStream(isOn ? canvas : undefined)
  const sight = useSight(stream)
  return (
    <div className={styles.through}>
      <Switch isSelected={isOn} onChange={setOn} note={isOn ? t('note') : undefined}>
        {t('title')}
      </Switch>
      {isOn ? <SightLines sight={sight} /> : null}
      {isOn && canvas.parentElement
        ? createPortal(
            <SightMarks sight={sight} width={canvas.width} height={canvas.height} fit="contain" />,
            canvas.parentElement,
          )
        : null}
    </div>
  )
}

function useCanvasStream(canvas: HTMLCanvasElement | undefined): MediaStream | undefined {
  const [stream, setStream] = useState<MediaStream>()
  useEffect(() => {
    if (!canvas) return
    const taken = canvas.captureStream(handsOnPerSecond)
    setStream(taken)
    return () => {
      setStream(undefined)
      for (const track of taken.getTracks()) track.stop()
    }
  }, [canvas])
  return stream
}
