import type { ItemId } from '@invigil/contract/ids.ts'
import { Button } from '@invigil/design/button.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import type { Item } from '@invigil/items/all.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import { Compared } from './compared.tsx'

interface NewerVersionProps {
  item: Item
  onChange: (item: Item) => void
}

/** Tells that the bank has gone on with an item since it was copied here, and offers to take that over; points stay. */
export function NewerVersion({ item, onChange }: NewerVersionProps) {
  const t = useTranslations('bank')
  const { origin } = item
  const asked = useQuery({
    ...api.exam.bank.latest.queryOptions({
      input: { bankItemIds: origin ? [origin.bankItemId as ItemId] : [] },
    }),
    enabled: origin !== undefined,
  })
  const [latest] = asked.data?.items ?? []
  if (!origin || !latest || latest.version <= origin.version) return null
  const { bankItemId, version } = latest
  const newer = {
    ...(latest.item as Item),
    id: item.id,
    points: item.points,
    origin: { bankItemId, version },
  }
  return (
    <Notice
      title={t('newer', { latest: version, version: origin.version })}
      actions={
        <Button size="small" onPress={() => onChange(newer)}>
          {t('take-newer')}
        </Button>
      }
    >
      <Compared
        older={{ item, tags: [], difficulty: null }}
        newer={{ item: newer, tags: [], difficulty: null }}
      />
    </Notice>
  )
}
