import type { Item } from '@invigil/items/all.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import { useQueries } from '@tanstack/react-query'
import { api } from '../../api.ts'

/**
 * The content with what its draws may take now, for a preview; a bank that is not open to the author gives nothing. A pool that
 * was frozen with a revision stays as it is.
 */
export function usePools(content: ExamContent): ExamContent {
  const draws = content.sections.flatMap((section) => (section.draws ?? []).filter(({ pool }) => !pool))
  const pools = useQueries({
    queries: draws.map(({ bankId, folderIds, tags, difficulties }) =>
      api.exam.bank.pool.queryOptions({ input: { bankId, folderIds, tags, difficulties } }),
    ),
  })
  if (draws.length === 0) return content
  const poolByDraw = new Map(draws.map(({ id }, at) => [id, (pools[at]?.data?.items ?? []) as Item[]]))
  const sections = content.sections.map((section) =>
    section.draws
      ? {
          ...section,
          draws: section.draws.map((draw) => ({ ...draw, pool: draw.pool ?? poolByDraw.get(draw.id) ?? [] })),
        }
      : section,
  )
  return { ...content, sections }
}
