import { z } from 'zod'
import { Area, holdsPoint, isNothing, type Point } from './area.ts'
import { itemKind, itemParts, OptionId, SilentId, seenParts } from './item.ts'

/** A region that is right or a trap. Where several lie over each other, the first one in the list is hit. */
const Region = z.object({
  id: z.union([OptionId, SilentId]),
  area: Area,
  name: z.string().max(200),
  isRight: z.boolean(),
})
type Region = z.infer<typeof Region>

const Scoring = z.enum(['right-minus-wrong', 'all-or-nothing'])

const Picture = z.object({
  fileId: z.uuid(),
  /** In pixels; the regions are in these. */
  width: z.number().int().min(0).max(20_000),
  height: z.number().int().min(0).max(20_000),
  alt: z.string().max(1000),
})

const HotspotAnswer = z.union([
  z.strictObject({ points: z.array(z.tuple([z.number(), z.number()])).max(20) }),
  z.strictObject({ chosen: z.array(z.string().max(36)).max(100) }),
])

/**
 * Places in a picture: points set anywhere, or, where the author shows the regions, regions chosen by pointing or by name.
 * A candidate gets the outlines only where they are shown, and never which are right.
 */
export const hotspot = itemKind({
  kind: 'hotspot',
  item: z.object({
    kind: z.literal('hotspot'),
    ...itemParts,
    picture: Picture.nullable(),
    regions: z.array(Region).max(100),
    /** How many places a candidate may mark. */
    most: z.number().int().min(1).max(20).default(1),
    /** Regions are drawn for the candidate and can be chosen by their names. */
    areShown: z.boolean().default(false),
    scoring: Scoring.default('right-minus-wrong'),
  }),
  answer: HotspotAnswer,
  seen: z.object({
    kind: z.literal('hotspot'),
    ...seenParts,
    pictureHtml: z.string(),
    width: z.number(),
    height: z.number(),
    most: z.number(),
    regions: z.array(z.object({ id: z.string(), area: Area, name: z.string() })).nullable(),
    scoring: Scoring,
  }),
  isAnswered: (answer) => ('points' in answer ? answer.points.length > 0 : answer.chosen.length > 0),
  score: ({ regions, most, points, scoring }, answer) => {
    const all = regions.filter(({ isRight }) => isRight).length
    const { right, wrong } =
      'points' in answer ? byPoints(regions, answer.points.slice(0, most)) : byNames(regions, answer.chosen)
    const params = { right, wrong, correct: all }
    const share =
      scoring === 'all-or-nothing'
        ? Number(all > 0 && right === all && wrong === 0)
        : Math.max(0, right - wrong) / Math.max(1, all)
    const earned = Math.min(points, Math.round(points * share * 100) / 100)
    return {
      points: earned,
      explanation: { rule: scoring === 'all-or-nothing' ? 'places-all' : 'places', params },
    }
  },
  withoutKey: ({ picture, regions, most, areShown, scoring }, show) => ({
    pictureHtml: picture ? show.html(pictureText(picture)) : '',
    width: picture?.width ?? 0,
    height: picture?.height ?? 0,
    most,
    // In the author's order the right ones may come first.
    regions: areShown ? show.mix(regions).map(({ id, area, name }) => ({ id, area, name })) : null,
    scoring,
  }),
  problemsOf: ({ picture, regions, most, areShown }) => {
    const right = regions.filter(({ isRight }) => isRight).length
    const ids = regions.map(({ id }) => id)
    return [
      ...(picture && picture.width > 0 && picture.height > 0 ? [] : [{ code: 'no-picture' }]),
      ...(right === 0 ? [{ code: 'no-right-region' }] : []),
      ...(right > most ? [{ code: 'too-few-marks' }] : []),
      ...(regions.some(({ area }) => isNothing(area)) ? [{ code: 'empty-region' }] : []),
      ...(areShown && regions.some(({ name }) => name.trim() === '')
        ? [{ code: 'region-without-name' }]
        : []),
      ...(new Set(ids).size < ids.length ? [{ code: 'same-id-twice' }] : []),
    ]
  },
  textsOf: ({ picture }) => (picture ? [pictureText(picture)] : []),
})

/** The picture as a text names one, so that it is addressed and looked for like every other. */
function pictureText({ fileId, alt }: z.infer<typeof Picture>): string {
  return `![${alt.replaceAll(/[\s[\]\\]+/g, ' ').trim()}](file:${fileId})`
}

/** Each right region counts once; a point in a trap or beside everything is wrong. */
function byPoints(regions: Region[], points: readonly Point[]) {
  const hits = points.map((point) => regions.find(({ area }) => holdsPoint(area, point)))
  const right = new Set(hits.filter((region) => region?.isRight)).size
  return { right, wrong: hits.filter((region) => !region?.isRight).length }
}

function byNames(regions: Region[], chosen: string[]) {
  const hits = [...new Set(chosen)].map((id) => regions.find((region) => region.id === id))
  const right = hits.filter((region) => region?.isRight).length
  return { right, wrong: hits.length - right }
}
