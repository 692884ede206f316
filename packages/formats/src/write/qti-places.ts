import type { Area } from '@invigil/items/area.ts'
import {
  declaration,
  figure,
  mapping,
  named,
  type Of,
  type QtiParts,
  type Say,
  setScore,
  template,
  whenever,
} from './qti-words.ts'
import type { LossCode } from './writing.ts'
import { xmlText } from './xml-text.ts'

type Hotspot = Of<'hotspot'>

/** Places in a picture: shown ones as hotspots, hidden ones as areas for points; undefined where the picture is not there. */
export function placesParts(item: Hotspot, say: Say, losses: LossCode[]): QtiParts | undefined {
  const { picture } = item
  const shown = picture ? say(`![x](file:${picture.fileId})`) : ''
  const address = /src="([^"]+)"/.exec(shown)?.[1]
  if (!picture || !address) return undefined
  const { width, height, alt } = picture
  const image = `<img src="${address}" alt="${xmlText(alt)}" width="${width}" height="${height}"/>`
  const parts = item.areShown ? shownParts(item, image) : hiddenParts(item, image, losses)
  return { ...parts, body: `${say(item.text)}${parts.body}` }
}

function shownParts({ regions, most, scoring }: Hotspot, image: string): QtiParts {
  const places = regions.map((region, at) => ({ ...region, place: `P${at + 1}` }))
  const right = places.filter(({ isRight }) => isRight)
  const share = 100 / right.length
  const entries = places.map(({ place, isRight }): [string, number] => [place, isRight ? share : -share])
  const isWhole = scoring === 'all-or-nothing'
  const choices = places.map(
    ({ place, area, name }) =>
      `<qti-hotspot-choice identifier="${place}" ${shapeOf(area)} hotspot-label="${xmlText(name)}"/>`,
  )
  return {
    declared: declaration(
      'multiple',
      'identifier',
      right.map(({ place }) => place),
      isWhole ? '' : mapping(entries),
    ),
    body: `<qti-hotspot-interaction ${named} max-choices="${most}">${image}${choices.join('')}</qti-hotspot-interaction>`,
    processing: template(isWhole ? 'match_correct' : 'map_response'),
  }
}

/** A point beside all areas costs as much as one in a trap. QTI has no names for hidden areas. */
function hiddenParts({ regions, most, scoring }: Hotspot, image: string, losses: LossCode[]): QtiParts {
  if (regions.some(({ name }) => name !== '')) losses.push('names')
  const share = 1 / regions.filter(({ isRight }) => isRight).length
  const entries = regions.map(
    ({ area, isRight }) =>
      `<qti-area-map-entry ${shapeOf(area)} mapped-value="${isRight ? share : -share}"/>`,
  )
  const mapped = `<qti-area-mapping lower-bound="0" upper-bound="1" default-value="${-share}">${entries.join('')}</qti-area-mapping>`
  const all = `<qti-gte><qti-map-response-point identifier="RESPONSE"/>${figure(0.9999)}</qti-gte>`
  return {
    declared: declaration('multiple', 'point', [], mapped),
    body: `<qti-select-point-interaction ${named} max-choices="${most}">${image}</qti-select-point-interaction>`,
    processing:
      scoring === 'all-or-nothing'
        ? `<qti-response-processing>${whenever(all, setScore(figure(1)))}</qti-response-processing>`
        : template('map_response_point'),
  }
}

function shapeOf(area: Area): string {
  switch (area.is) {
    case 'rect':
      return `shape="rect" coords="${[area.x, area.y, area.x + area.width, area.y + area.height].join(',')}"`
    case 'circle':
      return `shape="circle" coords="${[area.x, area.y, area.radius].join(',')}"`
    case 'ellipse':
      return `shape="ellipse" coords="${[area.x, area.y, area.across, area.down].join(',')}"`
    case 'poly':
      return `shape="poly" coords="${area.points.flat().join(',')}"`
    case 'default':
      return 'shape="default" coords=""'
  }
}
