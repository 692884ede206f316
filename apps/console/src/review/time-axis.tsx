import type { TrackKind } from '@invigil/contract/media.ts'
import type { Timeline } from '@invigil/contract/review.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { MinusIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { useSeen } from '@invigil/messages/seen.ts'
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { instantAt, type Span, shareOf, ticksOf } from './axis.ts'
import { useErased } from './erased.tsx'
import { FilmStrip } from './film-strip.tsx'
import { type Lane, lanesOf, type Mark } from './lanes.ts'
import styles from './time-axis.module.css'

interface TimeAxisProps {
  timeline: Timeline
  span: Span
  /** The moment that is looked at, in milliseconds since the epoch. */
  at: number
  onSeek: (at: number) => void
  /** The lane whose pictures stand along the axis, where there is one. */
  strip: TrackKind | undefined
  goesOn: boolean
  /** A stretch that is picked. */
  picked: Span | undefined
}

const zooms = [1, 2, 4, 8, 16, 32]

/** One axis of time with everything on it, lane by lane; a press anywhere leads there. */
export function TimeAxis(props: TimeAxisProps) {
  const { timeline, span, at, onSeek, strip, goesOn, picked } = props
  const { attemptId, timeZone } = timeline
  const camera = timeline.recordings.find(({ kind }) => kind === strip)?.camera?.id
  const t = useTranslations('review')
  const ts = useTranslations('states.attempt')
  const seen = useSeen()
  const { lost } = useErased(attemptId)
  const [zoom, setZoom] = useState(1)
  const scroller = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` is new each time and says the same while `t` does
  const lanes = useMemo(
    () => lanesOf(timeline, { t, seen, state: (state) => ts(state) }, lost.lanes),
    [timeline, lost, t, ts],
  )
  useEffect(() => keepInSight(scroller.current, shareOf(span, at)), [span, at])

  return (
    <section className={styles.section} aria-label={t('time.title')}>
      <Row justify="between">
        <h2>{t('time.title')}</h2>
        <Row gap={1}>
          <IconButton
            size="small"
            label={t('time.zoom-out')}
            icon={<MinusIcon />}
            isDisabled={zoom === zooms[0]}
            onPress={() => setZoom(zooms.findLast((one) => one < zoom) ?? 1)}
          />
          <IconButton
            size="small"
            label={t('time.zoom-in')}
            icon={<PlusIcon />}
            isDisabled={zoom === zooms.at(-1)}
            onPress={() => setZoom(zooms.find((one) => one > zoom) ?? zoom)}
          />
          <Button size="small" kind="quiet" isDisabled={zoom === 1} onPress={() => setZoom(1)}>
            {t('time.all')}
          </Button>
        </Row>
      </Row>
      <div className={styles.frame}>
        <div className={styles.names} aria-hidden="true">
          <div className={styles.ruler} />
          {strip ? <div className={styles.stripName}>{t(`lane.${strip}`)}</div> : null}
          {lanes.map(({ name }) => (
            <div key={name} className={styles.name} data-lane={name}>
              {t(`lane.${name}`)}
            </div>
          ))}
        </div>
        <div ref={scroller} className={styles.scroller}>
          <div className={styles.axis} style={{ width: `${zoom * 100}%` }}>
            <Ruler span={span} at={at} zoom={zoom} timeZone={timeZone} onSeek={onSeek} />
            {strip ? (
              <FilmStrip
                {...{ attemptId, span, zoom, timeZone, goesOn, scroller, onSeek, camera }}
                kind={strip}
              />
            ) : null}
            {lanes.map((lane) => (
              <LaneRow key={lane.name} lane={lane} span={span} onSeek={onSeek} />
            ))}
            {picked ? <div className={styles.picked} style={stretchOf(picked, span)} /> : null}
            <div className={styles.cursor} style={{ left: `${shareOf(span, at) * 100}%` }} />
          </div>
        </div>
      </div>
    </section>
  )
}

interface RulerProps {
  span: Span
  at: number
  zoom: number
  timeZone: string
  onSeek: (at: number) => void
}

/** The times, and the slider by which the keyboard moves the moment. */
function Ruler({ span, at, zoom, timeZone, onSeek }: RulerProps) {
  const t = useTranslations('review.time')
  const format = useFormatter()
  const time = (instant: number) => format.dateTime(new Date(instant), { timeStyle: 'medium', timeZone })
  const minutes = Math.floor((at - span.from) / 60_000)
  const ticks = ticksOf(span, 7 * zoom)
  const isFine = ticks.some((tick) => tick % 60_000 !== 0)
  return (
    <div className={styles.ruler}>
      <input
        type="range"
        className={styles.slider}
        aria-label={t('moment')}
        aria-valuetext={t('at', { time: time(at), minutes })}
        min={span.from}
        max={span.to}
        step={1_000}
        value={at}
        onChange={(event) => onSeek(Number(event.target.value))}
      />
      {ticks.map((tick) => (
        <time key={tick} className={styles.tick} style={{ left: `${shareOf(span, tick) * 100}%` }}>
          {format.dateTime(new Date(tick), { timeStyle: isFine ? 'medium' : 'short', timeZone })}
        </time>
      ))}
    </div>
  )
}

/** The list of incidents and the slider say the same to those who use the keyboard. */
function LaneRow({ lane, span, onSeek }: { lane: Lane; span: Span; onSeek: (at: number) => void }) {
  function press(event: MouseEvent<HTMLDivElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    onSeek(instantAt(span, (event.clientX - left) / width))
  }
  return (
    <div className={styles.lane} data-lane={lane.name} onClick={press} aria-hidden="true">
      {lane.marks.map((mark) => (
        <span
          key={mark.id}
          className={styles.mark}
          data-look={mark.look}
          data-moment={mark.to === undefined || undefined}
          title={mark.title}
          style={placeOf(mark, span)}
        >
          {mark.word}
        </span>
      ))}
    </div>
  )
}

function stretchOf({ from, to }: Span, span: Span) {
  const left = shareOf(span, from)
  return { left: `${left * 100}%`, width: `${(shareOf(span, to) - left) * 100}%` }
}

function placeOf({ from, to }: Mark, span: Span) {
  const left = shareOf(span, from)
  if (to === undefined) return { left: `${left * 100}%` }
  return { left: `${left * 100}%`, width: `max(3px, ${(shareOf(span, to) - left) * 100}%)` }
}

/** Moves the axis on when the moment runs out of sight, as a score is turned over. */
function keepInSight(scroller: HTMLElement | null, share: number): void {
  if (!scroller || scroller.scrollWidth <= scroller.clientWidth) return
  const x = share * scroller.scrollWidth
  const isInSight = x >= scroller.scrollLeft && x <= scroller.scrollLeft + scroller.clientWidth
  if (!isInSight) scroller.scrollLeft = x - scroller.clientWidth * 0.15
}
