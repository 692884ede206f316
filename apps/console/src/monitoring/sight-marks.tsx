import { type PictureMark, PictureMarks } from '@invigil/design/picture-marks.tsx'
import type { Face } from '@invigil/sensors/observation.ts'
import { useFormatter, useTranslations } from 'use-intl'
import type { Sight } from './use-sight.ts'

interface SightMarksProps {
  sight: Sight
  width: number
  height: number
  fit: 'contain' | 'cover'
}

/** What was seen, drawn over the picture: faces with the way they are turned, and things. */
export function SightMarks({ sight, ...picture }: SightMarksProps) {
  const t = useTranslations('sight')
  const format = useFormatter()
  const { faces, things } = sight.seen
  const marks: PictureMark[] = [
    ...(faces?.faces ?? []).map((face, index) => ({
      box: face.box,
      label: format.number(face.score, { style: 'percent' }),
      tone: index === 0 ? ('plain' as const) : ('warning' as const),
      ...arrowOf(face),
    })),
    ...(things?.things ?? [])
      .filter(({ what, withMainFace }) => what !== 'person' || !withMainFace)
      .map(({ what, box, score }) => ({
        box,
        label: t('sure', { what: t(`things.${what}`), sure: score }),
        tone: 'warning' as const,
      })),
  ]
  return <PictureMarks {...picture} marks={marks} />
}

/** A face turned by 45° gets an arrow half as long as it is wide. */
function arrowOf({ box, pose }: Face): Pick<PictureMark, 'arrow'> {
  if (!pose) return {}
  const length = (degrees: number) => Math.sin((degrees * Math.PI) / 180) * 0.7
  return { arrow: { x: length(pose.yaw) * box.width, y: -length(pose.pitch) * box.height } }
}
