import { Button, IconButton } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { CrossIcon } from '@invigil/design/icons.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { holdsPoint, type Point } from '@invigil/items/area.ts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Crosshair } from './crosshair.tsx'
import styles from './hotspot.module.css'
import type { ItemViewProps } from './item-view.tsx'
import { plainText } from './plain-text.ts'
import { allChosenOf, pointsOf } from './read-body.ts'

type Hotspot = Extract<PaperItem, { kind: 'hotspot' }>

/** Places in a picture: points set by touch, mouse or arrow keys; regions that are shown can also be chosen by their names. */
export function HotspotView(props: ItemViewProps<Hotspot>) {
  const { regions } = props.item
  return regions ? <NamedRegions {...props} regions={regions} /> : <FreePoints {...props} />
}

function FreePoints({ item, questionId, body, onAnswer }: ItemViewProps<Hotspot>) {
  const t = useTranslations('answering.hotspot')
  const points = pointsOf(body)
  const [said, say] = useState('')
  const where = ([x, y]: Point) => ({
    x: Math.round((100 * x) / Math.max(1, item.width)),
    y: Math.round((100 * y) / Math.max(1, item.height)),
  })

  function set(point: Point) {
    if (points.length >= item.most && item.most > 1) return say(t('full', { most: item.most }))
    const next = item.most === 1 ? [point] : [...points, point]
    onAnswer({ points: next.map(([x, y]) => [Math.round(x), Math.round(y)]) }, 'chosen')
    say(t('set', { number: next.length, ...where(point) }))
  }
  function remove(at: number) {
    onAnswer({ points: points.toSpliced(at, 1).map(([x, y]) => [x, y]) }, 'chosen')
    say(t('removed', { number: at + 1 }))
  }

  return (
    <Stack gap={3}>
      <p>
        {t('most', { most: item.most })} {t(`scoring-${item.scoring}`)}
      </p>
      <Crosshair
        label={t('picture', { name: plainText(item.pictureHtml) })}
        {...{ item, questionId }}
        onSet={set}
        onMoved={(point) => say(t('at', where(point)))}
        onRemoveLast={() => points.length > 0 && remove(points.length - 1)}
      >
        {points.map(([x, y], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place
          <g key={at} className={styles.point} transform={`translate(${x} ${y}) scale(${item.width / 600})`}>
            <circle r={14} />
            <text textAnchor="middle" dominantBaseline="central">
              {at + 1}
            </text>
          </g>
        ))}
      </Crosshair>
      <small>{t('keys')}</small>
      {points.length > 0 ? (
        <ol className={styles.points} aria-label={t('points')}>
          {points.map((point, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place
            <li key={at}>
              {t('point', { number: at + 1, ...where(point) })}
              <IconButton
                label={t('remove', { number: at + 1 })}
                icon={<CrossIcon />}
                onPress={() => remove(at)}
              />
            </li>
          ))}
        </ol>
      ) : null}
      <p role="status" className={styles.said}>
        {said}
      </p>
    </Stack>
  )
}

interface NamedRegionsProps extends ItemViewProps<Hotspot> {
  regions: NonNullable<Hotspot['regions']>
}

function NamedRegions({ item, regions, questionId, body, onAnswer }: NamedRegionsProps) {
  const t = useTranslations('answering.hotspot')
  const chosen = allChosenOf(body)
  const [said, say] = useState('')
  const answer = (ids: readonly string[]) => onAnswer({ chosen: [...ids].sort() }, 'chosen')

  /** With one place to mark, another takes its place; with several, one too many is said and not taken. */
  function choose(ids: readonly string[]) {
    const added = ids.find((id) => !chosen.includes(id))
    if (item.most === 1) return answer(added ? [added] : ids)
    if (ids.length > item.most) return say(t('full', { most: item.most }))
    say('')
    answer(ids)
  }
  function point(place: Point) {
    const hit = regions.find(({ area }) => holdsPoint(area, place))
    if (!hit) return say(t('no-region'))
    say(hit.name)
    choose(chosen.includes(hit.id) ? chosen.filter((id) => id !== hit.id) : [...chosen, hit.id])
  }

  return (
    <Stack gap={3}>
      <p>
        {t('most', { most: item.most })} {t(`scoring-${item.scoring}`)}
      </p>
      <Crosshair
        label={t('picture', { name: plainText(item.pictureHtml) })}
        {...{ item, questionId, regions, chosen }}
        onSet={point}
        onMoved={(place) => say(regions.find(({ area }) => holdsPoint(area, place))?.name ?? t('no-region'))}
        onRemoveLast={() => answer(chosen.slice(0, -1))}
      />
      <small>{t('keys')}</small>
      <CheckboxGroup label={t('regions')} value={chosen} onChange={choose}>
        {regions.map(({ id, name }) => (
          <Checkbox key={id} value={id}>
            {name}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <div>
        <Button kind="quiet" size="small" isDisabled={chosen.length === 0} onPress={() => answer([])}>
          {t('clear')}
        </Button>
      </div>
      <p role="status" className={styles.said}>
        {said}
      </p>
    </Stack>
  )
}
