import type { ResultFile } from '@invigil/contract/release.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { DownloadIcon } from '@invigil/design/icons.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { saveBase64, saveFile } from '@invigil/design/save-file.ts'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api, client } from '../api.ts'
import { MoreRows } from '../frame/more-rows.tsx'

type Wanted = 'csv' | 'xlsx' | 'csv-for-programs' | ResultFile['kind']

/** Everything that can be taken out of the results; what takes its time is made by a job, see `OrderedFiles`. */
export function Download({ sittingId }: { sittingId: string }) {
  const t = useTranslations('result.files')
  const [language] = useLanguage()
  const refused = useRefused()
  const queries = useQueryClient()
  const take = useMutation({
    mutationFn: async (wanted: Wanted) => {
      if (wanted === 'csv' || wanted === 'csv-for-programs') {
        const inWords = wanted === 'csv' ? { language } : {}
        const { name, csv } = await client.result.csv({ sittingId, ...inWords })
        saveFile(name, csv, 'text/csv')
      } else if (wanted === 'xlsx') saveBase64(await client.result.xlsx({ sittingId, language }))
      else await client.result.orderFile({ sittingId, kind: wanted, language })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: api.result.files.key() }),
    onError: (error) => toast(refused(error).sentence, 'danger'),
  })
  const kinds: Wanted[] = ['xlsx', 'csv', 'csv-for-programs', 'list-pdf', 'certificates-pdf']
  return (
    <Menu
      label={t('title')}
      entries={kinds.map((id) => ({ id, label: t(id), onAction: () => take.mutate(id) }))}
    >
      <Button icon={<DownloadIcon size={16} />} isPending={take.isPending}>
        {t('title')}
      </Button>
    </Menu>
  )
}

/** Files that were ordered: how far they are, and those that are ready. */
export function OrderedFiles({ sittingId }: { sittingId: string }) {
  const t = useTranslations('result.files')
  const refused = useRefused()
  const files = useInfiniteQuery(
    api.result.files.infiniteOptions({
      input: (after: string | undefined) => ({ sittingId, ...(after !== undefined && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next,
      refetchInterval: ({ state }) => (state.data?.pages.some(isUnderWay) ? 1_000 : false),
    }),
  )
  const save = useMutation({
    mutationFn: async (fileId: string) => saveBase64(await client.result.readFile({ sittingId, fileId })),
    onError: (error) => toast(refused(error).sentence, 'danger'),
  })
  const ordered = files.data?.pages.flatMap((page) => page.files) ?? []
  if (ordered.length === 0) return null
  return (
    <Stack gap={2} width="narrow">
      {ordered.map(({ id, kind, state, done, total }) =>
        state === 'waiting' ? (
          <ProgressBar
            key={id}
            label={t(`making-${kind}`)}
            value={total > 0 ? done : undefined}
            max={Math.max(1, total)}
            valueText={t('progress', { done, total })}
          />
        ) : (
          <Row key={id} justify="between">
            <span>{state === 'ready' ? t(kind) : t('failed')}</span>
            {state === 'ready' ? (
              <Button size="small" isPending={save.isPending} onPress={() => save.mutate(id)}>
                {t('save')}
              </Button>
            ) : null}
          </Row>
        ),
      )}
      <FormError error={files.error} />
      <MoreRows
        hasMore={files.hasNextPage}
        isPending={files.isFetchingNextPage}
        onMore={() => void files.fetchNextPage()}
        label={t('older')}
        shown={files.hasNextPage ? null : t('all-shown', { count: ordered.length })}
      />
    </Stack>
  )
}

function isUnderWay({ files }: { files: Pick<ResultFile, 'state'>[] }): boolean {
  return files.some(({ state }) => state === 'waiting')
}
