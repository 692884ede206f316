import type { Asked } from '../reading.ts'
import { wordsWithin } from '../xml.ts'
import { areaOf, middleOf } from './area-of.ts'
import { elementsNamed } from './interaction.ts'
import type { Probe, Probed, Trial } from './probe.ts'
import { container, type Value } from './value.ts'

type Region = Extract<Asked, { as: 'places' }>['regions'][number]

/** Places in a picture: shown ones to be chosen, or points to be set. */
export function probePlaces(probe: Probe): Probed {
  const { interaction, picture, imageName } = probe
  if (!picture || !imageName) return { code: 'image-missing' }
  const read = interaction.kind === 'hotspot' ? shownRegions(probe) : hiddenRegions(probe)
  if (!read) return { what: `${interaction.kind} without areas` }
  if (read.regions.length > 100) return { what: 'more than 100 places' }
  const { data = '', src = '', width = '0', height = '0', alt } = picture.attributes
  const name = imageName(data || src)
  const words = alt ?? wordsWithin(picture).trim()
  const all = read.regions.flatMap(({ isRight }, at) => (isRight ? [at] : []))
  const most = probe.score(read.given(all))
  if (all.length === 0 || most <= 0) return { code: 'no-right-answer' }
  const limit = Number(interaction.element.attributes['max-choices'] ?? 1) || read.regions.length
  const tried = setsOf(read.regions).filter((set) => set.length <= Math.max(limit, all.length))
  const isAll = (set: number[]) => String(set) === String(all)
  return {
    asked: {
      as: 'places',
      picture: {
        name,
        alt: words,
        width: Math.round(Number(width)) || 0,
        height: Math.round(Number(height)) || 0,
      },
      regions: read.regions,
      most: Math.min(20, Math.max(limit, all.length)),
      areShown: interaction.kind === 'hotspot',
      isAllOrNothing: tried.every((set) => isAll(set) || probe.score(read.given(set)) <= 0),
    },
    most,
    trials: tried.map((set) => ({ response: read.given(set), answer: read.answer(set) })),
  }
}

type Regions = {
  regions: Region[]
  given: (set: number[]) => Value
  answer: (set: number[]) => Trial['answer']
}

function shownRegions({ interaction, declaration, score }: Probe): Regions {
  const choices = elementsNamed(interaction.element, ['hotspot-choice'])
  const ids = choices.map(({ attributes }) => attributes.identifier ?? '')
  const given = (set: number[]) =>
    container(
      declaration.base,
      declaration.cardinality,
      set.flatMap((at) => ids[at] ?? []),
    )
  const key = declaration.correct?.values
  return {
    regions: choices.map((choice, at) => ({
      area: areaOf(choice.attributes),
      name: choice.attributes['hotspot-label'] || wordsWithin(choice).trim() || String(at + 1),
      isRight: key ? key.includes(ids[at] ?? '') : score(given([at])) > 0,
    })),
    given,
    answer: (set) => (item) =>
      item.kind === 'hotspot' ? { chosen: set.flatMap((at) => item.regions[at]?.id ?? []) } : null,
  }
}

/** The areas of the mapping are right or, worth nothing, traps; a point beside all of them stands last. */
function hiddenRegions({ declaration }: Probe): Regions | undefined {
  const areas = declaration.mapping?.areas ?? []
  if (areas.length === 0) return undefined
  const middles = areas.map(({ area }) => middleOf(area))
  const pointAt = (at: number): [number, number] => middles[at] ?? [-10_000, -10_000]
  return {
    regions: areas.map(({ area, value }, at) => ({ area, name: String(at + 1), isRight: value > 0 })),
    given: (set) =>
      container(
        'point',
        declaration.cardinality,
        set.map((at) => pointAt(at).join(' ')),
      ),
    answer: (set) => () => ({ points: set.map(pointAt) }),
  }
}

/** Nothing, each alone, all right ones, and those less one or with one more. */
function setsOf(regions: Region[]): number[][] {
  const places = regions.map((_region, at) => at)
  const right = places.filter((at) => regions[at]?.isRight)
  return [
    [],
    right,
    ...places.map((at) => [at]),
    ...right.map((gone) => right.filter((at) => at !== gone)),
    ...places
      .filter((at) => !right.includes(at))
      .map((more) => [...right, more].toSorted((one, other) => one - other)),
  ]
}
