import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { Registration } from '@invigil/contract/sitting.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { useFormatter, useTranslations } from 'use-intl'

/** What bends for a candidate, each thing in two words. */
export function Adjusted({ accommodation }: { accommodation: Accommodation }) {
  const t = useTranslations()
  const format = useFormatter()
  const { timeFactor, extraMinutes, silencedDetectors, breakMinutes, aids, alternativeRevisionId } =
    accommodation
  const words = [
    timeFactor > 1 ? t('sitting.times', { factor: format.number(timeFactor) }) : '',
    extraMinutes > 0 ? t('sitting.plus-minutes', { count: extraMinutes }) : '',
    breakMinutes > 0 ? t('seating.breaks-of', { count: breakMinutes }) : '',
    isShownOtherwise(accommodation) ? t('seating.own-looks') : '',
    aids === '' ? '' : t('seating.has-aids'),
    alternativeRevisionId ? t('seating.has-other-paper') : '',
    silencedDetectors.length > 0 ? t('sitting.silenced-count', { count: silencedDetectors.length }) : '',
  ]
  return (
    <Row gap={1}>
      {words.filter(Boolean).map((word) => (
        <Badge key={word} tone="info">
          {word}
        </Badge>
      ))}
    </Row>
  )
}

/** Whether anything bends for this candidate. */
export function isAdjusted({ accommodation }: Pick<Registration, 'accommodation'>): boolean {
  if (!accommodation) return false
  const { timeFactor, extraMinutes, silencedDetectors, breakMinutes, aids, alternativeRevisionId } =
    accommodation
  const numbers = timeFactor > 1 || extraMinutes + breakMinutes + silencedDetectors.length > 0
  return numbers || aids !== '' || alternativeRevisionId !== null || isShownOtherwise(accommodation)
}

function isShownOtherwise({ display }: Accommodation): boolean {
  return display.scale > 1 || display.contrast !== 'normal' || display.font !== 'normal'
}
