import type { VerdictKind } from '@invigil/contract/review.ts'
import { Badge, type Tone } from '@invigil/design/badge.tsx'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'

type Kind = z.infer<typeof VerdictKind>

const toneOf: Record<Kind, Tone> = { clear: 'good', inconclusive: 'info', breach: 'danger' }

/** A verdict in a word. */
export function VerdictBadge({ verdict }: { verdict: Kind }) {
  const t = useTranslations('states.verdict')
  return <Badge tone={toneOf[verdict]}>{t(verdict)}</Badge>
}
