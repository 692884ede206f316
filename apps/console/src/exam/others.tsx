import { Badge } from '@invigil/design/badge.tsx'
import { Row } from '@invigil/design/stack.tsx'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../api.ts'

/** Somebody else who has the exam open, perhaps at an item. */
export interface Other {
  id: string
  name: string
  itemId: string | null
}

const againMs = 8_000

/** Tells every few seconds which item is open here, and says who else is there. `onNewer`: somebody has saved since this version. */
export function useOthers(
  examId: string,
  itemId: string | undefined,
  version: number,
  onNewer: () => void,
): readonly Other[] {
  const told = useQuery({
    queryKey: ['exam-others', examId, itemId ?? null],
    queryFn: () => client.exam.present({ examId, itemId: itemId ?? null }),
    refetchInterval: againMs,
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
  })
  const newest = told.data?.version ?? version
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was told anew is news
  useEffect(() => {
    if (newest > version) onNewer()
  }, [newest, told.dataUpdatedAt])
  return told.isError ? [] : (told.data?.others ?? [])
}

/** Who else has the exam open, for the rows of its items. */
export const OthersContext = createContext<readonly Other[]>([])

/** The names of those who have an item open elsewhere. */
export function OthersAt({ itemId }: { itemId: string }) {
  const here = useContext(OthersContext).filter((other) => other.itemId === itemId)
  return here.map(({ id, name }) => (
    <Badge key={id} dot="live">
      {name}
    </Badge>
  ))
}

/** Everybody else who has the exam open, with the number of the question they are at. */
export function Others({ others, content }: { others: readonly Other[]; content: ExamContent }) {
  const t = useTranslations()
  const items = content.sections.flatMap((section) => section.items)
  if (others.length === 0) return null
  return (
    <section aria-label={t('authoring.others.title')}>
      <Row gap={2}>
        {others.map(({ id, name, itemId }) => {
          const number = items.findIndex((item) => item.id === itemId) + 1
          const place = t('exam.item-number', { number })
          return (
            <Badge key={id} dot="live">
              {number > 0
                ? t('authoring.others.writing', { name, place })
                : t('authoring.others.here', { name })}
            </Badge>
          )
        })}
      </Row>
    </section>
  )
}
