import type { SittingState } from '@invigil/contract/sitting.ts'
import { Badge, type Tone } from '@invigil/design/badge.tsx'
import { useTranslations } from 'use-intl'

const tones: Record<SittingState, Tone> = {
  planned: 'info',
  open: 'good',
  ended: 'neutral',
  cancelled: 'warning',
}

/** The state of a sitting. */
export function StateBadge({ state }: { state: SittingState }) {
  const t = useTranslations('states')
  return (
    <Badge tone={tones[state]} dot={state === 'open' ? 'live' : 'none'}>
      {t(`sitting.${state}`)}
    </Badge>
  )
}
