import { AreaShape } from '@invigil/design/area-shape.tsx'
import { Button } from '@invigil/design/button.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import type { Item } from '@invigil/items/all.ts'
import type { Area, Point } from '@invigil/items/area.ts'
import { type PointerEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { areaBetween, type Shape } from './draw-area.ts'
import styles from './hotspot.module.css'

type Hotspot = Extract<Item, { kind: 'hotspot' }>
type Region = Hotspot['regions'][number]

interface HotspotPictureProps {
  picture: NonNullable<Hotspot['picture']>
  url: string
  regions: Region[]
  chosenId: string | undefined
  onSize: (width: number, height: number) => void
  onChoose: (id: string) => void
  onChange: (regions: Region[]) => void
}

/** The picture with its regions. A region is drawn by dragging, or put into the middle by the button and typed into place. */
export function HotspotPicture(props: HotspotPictureProps) {
  const { picture, url, regions, chosenId, onSize, onChoose, onChange } = props
  const { width, height } = picture
  const t = useTranslations('parts.hotspot')
  const [shape, setShape] = useState<Shape>('rect')
  const [from, setFrom] = useState<Point>()
  const [to, setTo] = useState<Point>()
  const drawn = from && to ? areaBetween(shape, from, to) : undefined

  function add(area: Area) {
    const id = crypto.randomUUID()
    onChange([...regions, { id, area, name: '', isRight: true }])
    onChoose(id)
  }
  function begin(event: PointerEvent<SVGSVGElement>) {
    if (event.button !== 0 || regions.length >= 100) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom(placeOf(event, width, height))
    setTo(undefined)
  }
  function end() {
    const isDrawn = from && to && Math.hypot(to[0] - from[0], to[1] - from[1]) > width / 100
    if (drawn && isDrawn) add(drawn)
    setFrom(undefined)
    setTo(undefined)
  }
  return (
    <Stack gap={2}>
      <RadioGroup
        label={t('draw')}
        description={t('draw-help')}
        look="row"
        value={shape}
        onChange={setShape}
        choices={(['rect', 'circle', 'ellipse', 'poly'] as const).map((id) => ({ id, label: t(id) }))}
      />
      <div className={styles.picture}>
        <img
          src={url}
          alt={picture.alt}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
            if (width !== naturalWidth || height !== naturalHeight) onSize(naturalWidth, naturalHeight)
          }}
        />
        <svg
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
          onPointerDown={begin}
          onPointerMove={(event) => from && setTo(placeOf(event, width, height))}
          onPointerUp={end}
          onPointerCancel={() => setFrom(undefined)}
        >
          {regions.map(({ id, area, isRight }) => (
            <g key={id} data-right={isRight} data-chosen={id === chosenId}>
              <AreaShape area={area} />
            </g>
          ))}
          {drawn ? <AreaShape area={drawn} className={styles.drawn} /> : null}
        </svg>
      </div>
      <Row gap={2}>
        <Button
          size="small"
          isDisabled={regions.length >= 100 || width === 0}
          onPress={() => add(areaBetween(shape, [width * 0.4, height * 0.4], [width * 0.6, height * 0.6]))}
        >
          {t('add-region')}
        </Button>
      </Row>
    </Stack>
  )
}

function placeOf(event: PointerEvent<SVGSVGElement>, width: number, height: number): Point {
  const box = event.currentTarget.getBoundingClientRect()
  const clamp = (share: number) => Math.min(1, Math.max(0, share))
  return [
    clamp((event.clientX - box.left) / box.width) * width,
    clamp((event.clientY - box.top) / box.height) * height,
  ]
}
