import { Button } from '@invigil/design/button.tsx'
import { EmptyState } from '@invigil/design/empty-state.tsx'
import { FailedState } from '@invigil/design/failed-state.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { OfflineBar } from '@invigil/design/offline-bar.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { useTranslations } from 'use-intl'

/** What stands where content is missing. */
export function PlaceSamples() {
  const t = useTranslations()
  return (
    <Stack>
      <OfflineBar isOffline>{t('common.offline-staff')}</OfflineBar>
      <Grid>
        <EmptyState
          title={t('identity.no-people')}
          action={<Button kind="primary">{t('identity.add-person')}</Button>}
        >
          {t('identity.people-text')}
        </EmptyState>
        <FailedState sentence={t('refusals.unexpected')} requestId="01J9ZK4T7Q" onRetry={() => undefined} />
        <LoadingState />
      </Grid>
    </Stack>
  )
}
