import type { BankItem, BankItemVersion } from '@invigil/contract/bank.ts'
import { Button } from '@invigil/design/button.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { type Column, Table } from '@invigil/design/table.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { firstWords } from '@invigil/items/first-words.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { api, client } from '../../api.ts'
import { Compared } from './compared.tsx'

/** Every version of an item: who saved it when, what differs between two, and the way back to an older one. */
export function Versions({ item }: { item: BankItem }) {
  const t = useTranslations('bank')
  const place = { bankId: item.bankId, itemId: item.id }
  const asked = useQuery(api.exam.bank.versions.queryOptions({ input: place }))
  const queries = useQueryClient()
  const restore = useMutation({
    mutationFn: (restored: number) => client.exam.bank.restore({ ...place, version: item.version, restored }),
    onSuccess: async ({ version }) => {
      toast(t('saved', { number: version }))
      await queries.invalidateQueries({ queryKey: api.exam.bank.key() })
    },
  })
  if (asked.isPending) return <LoadingState />
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const versions = asked.data.versions as BankItemVersion[]
  return (
    <Stack gap={5}>
      <FormError error={restore.error} />
      <VersionTable
        versions={versions}
        latest={item.version}
        isPending={restore.isPending}
        onRestore={(version) => restore.mutate(version)}
      />
      <Section title={t('compare')}>
        {versions.length > 1 ? <Comparison versions={versions} /> : <p>{t('only-one')}</p>}
      </Section>
    </Stack>
  )
}

interface VersionTableProps {
  versions: BankItemVersion[]
  latest: number
  isPending: boolean
  onRestore: (version: number) => void
}

function VersionTable({ versions, latest, isPending, onRestore }: VersionTableProps) {
  const t = useTranslations('bank')
  const format = useFormatter()
  const columns: Column<BankItemVersion>[] = [
    {
      id: 'version',
      title: t('version'),
      isRowHeader: true,
      cell: ({ version, restoredFrom }) =>
        [
          t('version-number', { number: version }),
          restoredFrom && t('restored-from', { number: restoredFrom }),
        ]
          .filter(Boolean)
          .join(', '),
    },
    {
      id: 'text',
      title: t('question'),
      isMinor: true,
      cell: ({ item }) => firstWords(item.text),
    },
    {
      id: 'saved',
      title: t('changed'),
      cell: ({ savedAt, savedBy }) =>
        `${format.dateTime(new Date(savedAt), { dateStyle: 'medium', timeStyle: 'short' })}, ${savedBy.name}`,
    },
    {
      id: 'restore',
      title: t('restore'),
      isActions: true,
      cell: ({ version }) =>
        version === latest ? null : (
          <Button size="small" isDisabled={isPending} onPress={() => onRestore(version)}>
            {t('restore')}
          </Button>
        ),
    },
  ]
  return (
    <Table
      label={t('tab-versions')}
      columns={columns}
      rows={versions}
      rowId={({ version }) => String(version)}
    />
  )
}

function Comparison({ versions }: { versions: BankItemVersion[] }) {
  const t = useTranslations('bank')
  const [latest, before] = versions.map(({ version }) => String(version))
  const [older, setOlder] = useState(before)
  const [newer, setNewer] = useState(latest)
  const choices = versions.map(({ version, savedBy }) => ({
    id: String(version),
    label: t('version-number', { number: version }),
    note: savedBy.name,
  }))
  const found = (chosen: string | undefined) => versions.find(({ version }) => String(version) === chosen)
  const [one, other] = [found(older), found(newer)]
  return (
    <Stack gap={4}>
      <Grid>
        <Select label={t('compare')} choices={choices} value={older} onChange={setOlder} />
        <Select label={t('compare-with')} choices={choices} value={newer} onChange={setNewer} />
      </Grid>
      {one && other ? <Compared older={one} newer={other} /> : null}
    </Stack>
  )
}
