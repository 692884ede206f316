import type { MarkingItem } from '@invigil/contract/marking.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { MarkItem } from './mark-item.tsx'
import styles from './marking.module.css'
import { MarkingPlanDialog } from './marking-plan.tsx'
import { ResultTabs } from './result-tabs.tsx'

/** Answers marked by hand, question by question and without names. */
export function Marking() {
  const t = useTranslations('result.marking')
  const { sittingId } = useParams({ from: '/staff/sittings/$sittingId/marking' })
  const items = useQuery(api.result.markingItems.queryOptions({ input: { sittingId } }))
  const sitting = useQuery(api.sitting.get.queryOptions({ input: { sittingId } }))
  const [chosen, setChosen] = useState<string>()
  const all = items.data?.items ?? []
  const item = all.find(({ itemId }) => itemId === chosen) ?? all.find(({ toDo }) => toDo > 0) ?? all[0]
  // Whoever hands in next may give another question something to do: what is looked at stays.
  if (item && chosen === undefined && !items.isFetching) setChosen(item.itemId)
  const isWaiting = all.every(({ toDo }) => toDo === 0)
  const over = useOver(sittingId, isWaiting)
  return (
    <Stack gap={3}>
      <PageHead
        above={<Link href={`/sittings/${sittingId}/results`}>{t('back')}</Link>}
        title={t('title')}
        description={t('text')}
        actions={<Plan sittingId={sittingId} items={all} />}
      />
      <ResultTabs sittingId={sittingId} at="marking" />
      {items.isPending ? <LoadingState /> : null}
      {items.isError ? <Failed error={items.error} onRetry={() => void items.refetch()} /> : null}
      {items.data && all.length === 0 ? <EmptyState title={t('none')}>{t('none-text')}</EmptyState> : null}
      {item ? (
        <>
          <Items all={all} at={item.itemId} onChoose={setChosen} />
          <MarkItem
            key={item.itemId}
            sittingId={sittingId}
            item={item}
            over={over}
            timeZone={sitting.data?.timeZone ?? 'UTC'}
            following={all.find(({ itemId, toDo }) => itemId !== item.itemId && toDo > 0)}
            onFollow={setChosen}
          />
        </>
      ) : null}
    </Stack>
  )
}

/** Who waits for answers learns of them at once; who has some to mark is told now and then how many more came. */
const [waitingMs, markingMs] = [2_000, 15_000] as const

/** How many attempts are over. With each more that is, the questions' own figures are read again. */
function useOver(sittingId: string, isWaiting: boolean): number | undefined {
  const queries = useQueryClient()
  const news = useQuery(
    api.result.markingNews.queryOptions({
      input: { sittingId },
      refetchInterval: isWaiting ? waitingMs : markingMs,
    }),
  )
  const over = news.data?.over
  const known = useRef(over)
  useEffect(() => {
    if (known.current !== undefined && known.current !== over)
      void queries.invalidateQueries({ queryKey: api.result.markingItems.key() })
    known.current = over
  }, [over, queries])
  return over
}

interface ItemsProps {
  all: MarkingItem[]
  at: string
  onChoose: (itemId: string) => void
}

function Items({ all, at, onChoose }: ItemsProps) {
  const t = useTranslations('result.queue')
  return (
    <nav aria-label={t('items')} className={styles.items}>
      {all.map(({ itemId, itemNumber, title, answers, marked, differing, toDo }) => (
        <Button
          key={itemId}
          kind={itemId === at ? 'normal' : 'quiet'}
          aria-current={itemId === at || undefined}
          onPress={() => onChoose(itemId)}
        >
          <span className={styles.item}>
            <strong>{`${itemNumber}. ${title}`}</strong>
            <Row gap={2}>
              <small>{t('progress', { marked, all: answers })}</small>
              <small>{t('to-do', { count: toDo })}</small>
              {differing > 0 ? <Badge tone="warning">{t('differing', { count: differing })}</Badge> : null}
            </Row>
          </span>
        </Button>
      ))}
    </nav>
  )
}

/** Only authors share the marking out; others would only be refused. */
function Plan({ sittingId, items }: { sittingId: string; items: MarkingItem[] }) {
  const t = useTranslations('result.plan')
  const me = useQuery(api.identity.me.queryOptions())
  const mayPlan = me.data?.person.grants.some(({ role }) => role === 'author' || role === 'administrator')
  const plan = useQuery(
    api.result.markingPlan.queryOptions({ input: { sittingId }, enabled: mayPlan ?? false }),
  )
  const [isOpen, setOpen] = useState(false)
  if (!mayPlan || !plan.data) return null
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('button')}</Button>
      {isOpen ? (
        <MarkingPlanDialog
          sittingId={sittingId}
          items={items}
          given={plan.data.plan}
          markers={plan.data.markers}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
