import { IconButton } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CrossIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Item } from '@invigil/items/all.ts'
import type { Area } from '@invigil/items/area.ts'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { movedArea, readCorners } from './draw-area.ts'
import styles from './hotspot.module.css'

type Region = Extract<Item, { kind: 'hotspot' }>['regions'][number]

interface HotspotRegionProps {
  region: Region
  name: string
  isChosen: boolean
  onChoose: () => void
  onChange: (region: Region) => void
  onRemove: () => void
}

/** One region: its name, whether it is right, and its figures. Alt and an arrow key move it by a pixel, with Shift by ten. */
export function HotspotRegion({ region, name, isChosen, onChoose, onChange, onRemove }: HotspotRegionProps) {
  const t = useTranslations()
  function move(event: KeyboardEvent) {
    const way = ways.get(event.key)
    if (!event.altKey || !way) return
    event.preventDefault()
    const step = event.shiftKey ? 10 : 1
    onChange({ ...region, area: movedArea(region.area, [way[0] * step, way[1] * step]) })
  }
  return (
    <li data-chosen={isChosen} onFocus={onChoose} onKeyDown={move} aria-label={name}>
      <div className={styles.head}>
        <strong>{name}</strong>
        <Checkbox isSelected={region.isRight} onChange={(isRight) => onChange({ ...region, isRight })}>
          {t('exam.is-right')}
        </Checkbox>
        <IconButton label={t('exam.remove-named', { name })} icon={<CrossIcon />} onPress={onRemove} />
      </div>
      <TextField
        label={t('parts.hotspot.name')}
        value={region.name}
        onChange={(next) => onChange({ ...region, name: next })}
        maxLength={200}
      />
      <Figures area={region.area} onChange={(area) => onChange({ ...region, area })} />
    </li>
  )
}

const ways = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
] as const satisfies [string, readonly [number, number]][]) as ReadonlyMap<string, readonly [number, number]>

function Figures({ area, onChange }: { area: Area; onChange: (area: Area) => void }) {
  const t = useTranslations('parts.hotspot')
  if (area.is === 'default') return <p>{t('everything')}</p>
  if (area.is === 'poly') return <Corners area={area} onChange={onChange} />
  const figures = Object.entries(area).filter((entry): entry is [Figure, number] => entry[0] !== 'is')
  return (
    <div className={styles.figures}>
      {figures.map(([figure, value]) => (
        <NumberField
          key={figure}
          label={t(`figure-${figure}`)}
          value={value}
          onChange={(next) => onChange({ ...area, [figure]: Number.isNaN(next) ? 0 : next })}
          minValue={figure === 'x' || figure === 'y' ? undefined : 0}
          maxValue={20_000}
        />
      ))}
    </div>
  )
}

type Figure = 'x' | 'y' | 'width' | 'height' | 'radius' | 'across' | 'down'

function Corners({
  area,
  onChange,
}: {
  area: Extract<Area, { is: 'poly' }>
  onChange: (area: Area) => void
}) {
  const t = useTranslations('parts.hotspot')
  const known = area.points.map(([x, y]) => `${x},${y}`).join(' ')
  const [typed, setTyped] = useState<string>()
  const isUnread = typed !== undefined && readCorners(typed) === undefined
  return (
    <TextField
      label={t('corners')}
      description={t('corners-help')}
      error={isUnread ? t('corners-unread') : undefined}
      value={typed ?? known}
      onChange={(text) => {
        setTyped(text)
        const points = readCorners(text)
        if (points) onChange({ is: 'poly', points: points.slice(0, 200) })
      }}
      onBlur={() => setTyped(undefined)}
      maxLength={4000}
    />
  )
}
