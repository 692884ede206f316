import { z } from 'zod'

const RubricId = z.string().regex(/^[a-z0-9-]{1,36}$/)

/** One level of a criterion, from the least to the best; what it says helps markers to agree. */
export const RubricLevel = z.object({
  id: RubricId,
  title: z.string().max(200),
  points: z.number().min(0).max(1000),
})
export type RubricLevel = z.infer<typeof RubricLevel>

/** What a person looks at in an answer; candidates do not see it before the result. */
export const RubricCriterion = z.object({
  id: RubricId,
  title: z.string().max(300),
  levels: z.array(RubricLevel).max(10),
})
export type RubricCriterion = z.infer<typeof RubricCriterion>

export const Rubric = z.object({ criteria: z.array(RubricCriterion).max(20) })
export type Rubric = z.infer<typeof Rubric>

/** What the chosen levels (by criterion) give together; undefined while a criterion has none. */
export function pointsOfLevels(rubric: Rubric, levels: Readonly<Record<string, string>>): number | undefined {
  const points = rubric.criteria.map(
    ({ id, levels: all }) => all.find((level) => level.id === levels[id])?.points,
  )
  if (points.length === 0 || points.includes(undefined)) return undefined
  const sum = points.reduce<number>((before, one) => before + (one ?? 0), 0)
  return Math.round(sum * 1000) / 1000
}

/** The most that the levels can give. */
export function mostOfRubric({ criteria }: Rubric): number {
  return criteria.reduce((sum, { levels }) => sum + Math.max(0, ...levels.map(({ points }) => points)), 0)
}
