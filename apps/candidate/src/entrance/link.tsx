import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Frame } from '../frame/frame.tsx'
import { enter } from './enter.ts'

/** A personal link was opened: goes on to the attempt at once. The token leaves the address bar as soon as it was used. */
export function PersonalLink({ token }: { token: string }) {
  const t = useTranslations('entrance.link')
  const navigate = useNavigate()
  const entering = useMutation({
    mutationFn: () => enter({ by: 'link', token }),
    onSuccess: (attemptId) => navigate({ to: '/attempt/$attemptId', params: { attemptId }, replace: true }),
  })
  const hasBegun = useRef(false)
  const { mutate } = entering
  useEffect(() => {
    // Each entering takes the attempt over; React draws twice in development.
    if (!hasBegun.current) mutate()
    hasBegun.current = true
  }, [mutate])
  return (
    <Frame>
      <title>{`${t('opening')} · Invigil`}</title>
      {entering.isError ? (
        <Stack gap={4} width="text">
          <h1>{t('failed')}</h1>
          <Failed error={entering.error} onRetry={() => mutate()} />
        </Stack>
      ) : (
        <LoadingState />
      )}
    </Frame>
  )
}
