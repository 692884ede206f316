import type { Frame } from '@invigil/contract/frame.ts'
import type { Tile } from '@invigil/contract/live.ts'
import { type ComponentType, use, useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './focus-view.module.css'
import { LivePicture } from './live-picture.tsx'
import { LookBack, Replayed } from './look-back.tsx'
import { LookThroughSlot } from './look-through-slot.ts'
import { RecentFrames } from './recent-frames.ts'
import { type Source, sources } from './tile-source.ts'
import type { WallConnection } from './wall-connection.ts'

interface FocusLookProps {
  tile: Tile
  source: Source
  onSource: (source: Source) => void
  connection: WallConnection | undefined
  clockOffset: number
}

/** The large picture of one candidate, the other cameras small beside it, and the last minutes. */
export function FocusLook({ tile, source, onSource, connection, clockOffset }: FocusLookProps) {
  const t = useTranslations('live')
  const LookThrough: ComponentType<{ canvas: HTMLCanvasElement }> | undefined = use(LookThroughSlot)
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null)
  const [recent] = useState(() => new RecentFrames())
  const [behind, setBehind] = useState(0)
  const keep = useCallback((frame: Frame) => recent.push(frame), [recent])
  const { attemptId } = tile
  return (
    <>
      <div className={styles.pictures}>
        <div className={styles.picture}>
          <LivePicture
            connection={connection}
            tile={tile}
            source={source}
            onCanvas={setCanvas}
            onFrame={keep}
          />
          <Replayed {...{ source, recent, behind, clockOffset }} />
        </div>
        <div role="toolbar" aria-label={t('focus.pictures')} className={styles.others}>
          {sources
            .filter((one) => one !== source && (one !== 'screen' || tile.status?.screen !== 'off'))
            .map((one) => (
              <button
                key={one}
                type="button"
                className={styles.other}
                data-source={one}
                onClick={() => onSource(one)}
              >
                <LivePicture connection={connection} tile={tile} source={one} onFrame={keep} />
                <span>{t(`show.sources.${one}`)}</span>
              </button>
            ))}
        </div>
      </div>
      <LookBack {...{ attemptId, source, recent, clockOffset, behind }} onBehind={setBehind} />
      {LookThrough && canvas && source === 'face' && behind === 0 ? <LookThrough canvas={canvas} /> : null}
    </>
  )
}
