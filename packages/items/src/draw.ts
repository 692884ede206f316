import type { Item } from './all.ts'
import type { Draw, ExamContent, Section } from './exam-content.ts'
import { shuffledFast } from './shuffle.ts'
import { variantOf } from './variant.ts'

/** Every item that a revision may ask anybody, as its author wrote it: those of its sections, then what may be drawn. */
export function allItems(content: ExamContent): Item[] {
  const pooled = content.sections.flatMap(({ draws = [] }) =>
    draws.flatMap(({ pool = [], pointsEach }) => pool.map((item) => ({ ...item, points: pointsEach }))),
  )
  const fixed = content.sections.flatMap(({ items }) => items)
  const known = new Set(fixed.map(({ id }) => id))
  return [...fixed, ...pooled.filter(({ id }) => !known.has(id) && known.add(id))]
}

/** The items of one candidate's paper with their keys, in the exam's own order: drawn by the seed, with its values. */
export function itemsFor(content: ExamContent, seed: string): Item[] {
  return sectionsFor(content, seed).flatMap(({ items }) => items)
}

/** The sections as one candidate gets them: what is drawn stands behind the other items, in the place of the draws. */
export function sectionsFor(content: ExamContent, seed: string): Section[] {
  const drawn = drawnBy(content, seed)
  return content.sections.map((section) => {
    const { draws = [], ...rest } = section
    const items = [...section.items, ...draws.flatMap(({ id }) => drawn.get(id) ?? [])]
    return { ...rest, items: items.map((item) => variantOf(item, seed, content.decimals)) }
  })
}

/** How many items and points each candidate's paper has; the same for everybody. */
export function countsOf(content: ExamContent): { items: number; points: number } {
  const sections = content.sections.map(({ items, draws = [] }) => ({
    items: items.length + draws.reduce((sum, { count }) => sum + count, 0),
    points:
      items.reduce((sum, { points }) => sum + points, 0) +
      draws.reduce((sum, { count, pointsEach }) => sum + count * pointsEach, 0),
  }))
  return {
    items: sections.reduce((sum, { items }) => sum + items, 0),
    points: sections.reduce((sum, { points }) => sum + points, 0),
  }
}

/** How many items the draws lack together, each with those of its pool that no other draw needs: 0 where all can be filled. */
export function lackingInDraws(content: ExamContent): number {
  const wanted = drawsIn(content).reduce((sum, { count }) => sum + count, 0)
  const found = [...drawnBy(content, '').values()].reduce((sum, items) => sum + items.length, 0)
  return wanted - found
}

function drawsIn(content: ExamContent): Draw[] {
  return content.sections.flatMap(({ draws = [] }) => draws)
}

/**
 * Draws by the seed, so that no item comes twice in a paper though pools overlap, and every draw is filled whenever that
 * is possible at all: a draw takes the first free item of its own shuffled pool; when none is free, another draw makes
 * room by taking another one (the augmenting paths of bipartite matching, H. W. Kuhn 1955).
 */
function drawnBy(content: ExamContent, seed: string): Map<string, Item[]> {
  const draws = drawsIn(content).map((draw) => ({
    ...draw,
    pool: shuffledFast(draw.pool ?? [], `${seed}/${draw.id}`),
  }))
  const drawById = new Map(draws.map((draw) => [draw.id, draw]))
  const ownerByItem = new Map<string, Draw['id']>()

  function takesOne(draw: { id: Draw['id']; pool: Item[] }, asked: Set<string>): boolean {
    const free = draw.pool.find(({ id }) => !ownerByItem.has(id))
    if (free) {
      ownerByItem.set(free.id, draw.id)
      return true
    }
    for (const { id } of draw.pool) {
      const owner = drawById.get(ownerByItem.get(id) ?? draw.id)
      if (!owner || owner.id === draw.id || asked.has(id)) continue
      asked.add(id)
      if (!takesOne(owner, asked)) continue
      ownerByItem.set(id, draw.id)
      return true
    }
    return false
  }

  for (const draw of draws) {
    for (let taken = 0; taken < draw.count; taken++) if (!takesOne(draw, new Set())) break
  }
  return new Map(
    draws.map(({ id, pool, pointsEach }) => [
      id,
      pool.filter((item) => ownerByItem.get(item.id) === id).map((item) => ({ ...item, points: pointsEach })),
    ]),
  )
}
