import type { TrackKind } from '@invigil/contract/media.ts'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { type LaneState, mostAudibleRate } from './lane.ts'
import type { Player } from './player.ts'

interface LaneSoundProps {
  kind: TrackKind
  player: Player
  state: LaneState
  reason: string
  rate: number
}

/** A sound that is played beside the pictures, and whether it is heard. */
export function LaneSound({ kind, player, state, reason, rate }: LaneSoundProps) {
  const t = useTranslations('review')
  const media = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    if (!media.current) return
    return player.attach(kind, { media: media.current })
  }, [player, kind])
  return (
    <li data-lane={kind} data-state={state}>
      {/* biome-ignore lint/a11y/useMediaCaption: a live recording of a candidate has no captions */}
      <audio ref={media} />
      <strong>{t(`lane.${kind}`)}</strong>{' '}
      {rate > mostAudibleRate ? t('player.too-fast') : t(`sound.${state}`, { reason })}
    </li>
  )
}
