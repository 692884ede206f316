import type { TrackKind } from '@invigil/contract/media.ts'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type Span, shareOf, stepOf } from './axis.ts'
import { decodeKeys, type SmallPicture } from './decode-keys.ts'
import styles from './film-strip.module.css'

interface FilmStripProps {
  attemptId: string
  kind: TrackKind
  /** Which camera of a hall. */
  camera: string | undefined
  span: Span
  zoom: number
  timeZone: string
  /** More is being recorded. */
  goesOn: boolean
  scroller: RefObject<HTMLElement | null>
  onSeek: (at: number) => void
}

/** Pictures are asked for by so many at once. */
const perPage = 12
const pictureWidth = 72

/** Small pictures along the axis, those in sight only; one that is pointed at is enlarged, one that is pressed leads there. */
export function FilmStrip(props: FilmStripProps) {
  const { span, zoom, scroller } = props
  const t = useTranslations('review.time')
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  // Pages stand on round instants, so that they stay where they are while the attempt grows.
  const stepMs = stepOf(span, Math.max(2, Math.floor((width * zoom) / pictureWidth)))
  const pageMs = stepMs * perPage
  const first = Math.floor(span.from / pageMs)
  const count = width === 0 ? 0 : Math.floor(span.to / pageMs) - first + 1
  return (
    <section className={styles.strip} aria-label={t('pictures')}>
      {Array.from({ length: count }, (_, index) => (first + index) * pageMs).map((from) => (
        <StripPage key={from} {...props} from={from} to={from + pageMs} />
      ))}
    </section>
  )
}

function StripPage({
  attemptId,
  kind,
  camera,
  span,
  timeZone,
  goesOn,
  scroller,
  onSeek,
  from,
  to,
}: FilmStripProps & Span) {
  const t = useTranslations('review.time')
  const format = useFormatter()
  const place = useRef<HTMLDivElement>(null)
  const isInSight = useInSight(place, scroller)
  const pictures = useQuery({
    queryKey: ['key-frames', attemptId, kind, camera, from, to],
    queryFn: () => picturesBetween(attemptId, kind, { from, to }, camera),
    enabled: isInSight,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: goesOn && to > span.to ? 15_000 : false,
    retry: 1,
  })
  const left = shareOf(span, Math.max(span.from, from))
  const width = shareOf(span, to) - left
  const stepMs = (to - from) / perPage
  const stretchAround = (at: number) => Math.max(span.from, Math.floor(at / stepMs) * stepMs)
  return (
    <>
      <div ref={place} className={styles.page} style={{ left: `${left * 100}%`, width: `${width * 100}%` }} />
      {(pictures.data ?? []).map(({ at, url }) => {
        const time = format.dateTime(new Date(at), { timeStyle: 'medium', timeZone })
        return (
          <button
            key={at}
            type="button"
            className={styles.picture}
            aria-label={t('picture', { time })}
            style={{
              left: `${shareOf(span, stretchAround(at)) * 100}%`,
              width: `${(stepMs / (span.to - span.from)) * 100}%`,
            }}
            onClick={() => onSeek(at)}
          >
            <img src={url} alt="" />
            <time aria-hidden="true">{time}</time>
          </button>
        )
      })}
    </>
  )
}

function useInSight(place: RefObject<Element | null>, scroller: RefObject<Element | null>): boolean {
  const [isInSight, setInSight] = useState(false)
  useEffect(() => {
    if (!place.current) return
    const hear = (entries: IntersectionObserverEntry[]) => {
      if (entries.some((entry) => entry.isIntersecting)) setInSight(true)
    }
    const observer = new IntersectionObserver(hear, { root: scroller.current, rootMargin: '0px 100px' })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [place, scroller])
  return isInSight
}

async function picturesBetween(
  attemptId: string,
  kind: TrackKind,
  { from, to }: Span,
  camera: string | undefined,
): Promise<SmallPicture[]> {
  const asked = new URLSearchParams({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    count: String(perPage),
    ...(camera && { camera }),
  })
  const answer = await fetch(`/api/attempts/${attemptId}/recordings/${kind}/key-frames?${asked}`)
  if (!answer.ok) throw new Error(`key frames: ${answer.status}`)
  return await decodeKeys(await answer.arrayBuffer())
}
