import type { BankItem } from '@invigil/contract/bank.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import type { Body } from './compare-items.ts'
import { Compared } from './compared.tsx'

interface ItemConflictProps {
  place: { bankId: BankItem['bankId']; itemId: BankItem['id'] }
  mine: Body
  /** Goes over theirs, which is at this version. */
  onMine: (version: number) => void
  onTheirs: (theirs: BankItem) => void
}

/** Somebody saved meanwhile: both are shown, and the author says which one goes on. Theirs stays a version either way. */
export function ItemConflict({ place, mine, onMine, onTheirs }: ItemConflictProps) {
  const t = useTranslations('bank')
  const asked = useQuery({
    ...api.exam.bank.item.queryOptions({ input: place }),
    queryKey: ['bank-item-conflict', place.itemId],
    staleTime: 0,
    gcTime: 0,
  })
  if (asked.isPending) return <LoadingState lines={2} />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const theirs = asked.data as BankItem
  const { name } = theirs.updatedBy
  return (
    <Notice
      tone="warning"
      title={t('conflict-title', { name })}
      isAnnounced
      actions={
        <>
          <Button size="small" onPress={() => onTheirs(theirs)}>
            {t('keep-theirs', { name })}
          </Button>
          <Button size="small" onPress={() => onMine(theirs.version)}>
            {t('keep-mine')}
          </Button>
        </>
      }
    >
      <p>{t('conflict-text', { name })}</p>
      <Compared older={theirs} newer={mine} />
    </Notice>
  )
}
