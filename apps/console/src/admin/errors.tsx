import type { ErrorGroup } from '@invigil/contract/admin.ts'
import { Badge } from '@invigil/design/badge.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Facts, PageHead } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './errors.module.css'

/** Unexpected errors, grouped: what an administrator reads and passes on. */
export function Errors() {
  const t = useTranslations()
  const errors = useQuery(api.admin.errors.queryOptions())
  return (
    <Stack>
      <PageHead title={t('frame.errors')} description={t('admin.errors-text')} />
      {errors.isPending ? <LoadingState /> : null}
      {errors.isError ? <Failed error={errors.error} onRetry={() => void errors.refetch()} /> : null}
      {errors.data?.groups.length === 0 ? (
        <EmptyState title={t('admin.no-errors')}>{t('admin.no-errors-text')}</EmptyState>
      ) : null}
      <ul className={styles.groups}>
        {errors.data?.groups.map((group) => (
          <Group key={group.fingerprint} group={group} />
        ))}
      </ul>
    </Stack>
  )
}

function Group({ group }: { group: ErrorGroup }) {
  const t = useTranslations('admin')
  const format = useFormatter()
  const instant = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <li className={styles.group}>
      <Row gap={3} align="baseline">
        <strong lang="en">{group.message}</strong>
        <Badge tone="warning">{t('error-count', { count: group.count })}</Badge>
      </Row>
      <Facts
        facts={[
          { name: t('first-seen'), value: instant(group.firstSeenAt) },
          { name: t('last-seen'), value: instant(group.lastSeenAt) },
          { name: t('last-request'), value: <code>{group.lastRequestId}</code> },
        ]}
      />
      <details>
        <summary>{t('show-stack')}</summary>
        <pre className={styles.stack}>{group.stack}</pre>
      </details>
    </li>
  )
}
