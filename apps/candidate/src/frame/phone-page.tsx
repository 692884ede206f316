import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { Frame } from './frame.tsx'

interface PhonePageProps<Joined> {
  title: string
  /** What is said where the link is refused. */
  notJoined: string
  join: () => Promise<Joined>
  examTitleOf: (joined: Joined) => string
  children: (joined: Joined) => ReactNode
}

/** What a phone shows that opened a code: it joins by itself, and then is what the code made of it. */
export function PhonePage<Joined>(props: PhonePageProps<Joined>) {
  const { title, notJoined, join, examTitleOf, children } = props
  const joining = useMutation({ mutationFn: join })
  const hasBegun = useRef(false)
  const { mutate } = joining
  useEffect(() => {
    // The link works once; React draws twice in development.
    if (!hasBegun.current) mutate()
    hasBegun.current = true
  }, [mutate])
  return (
    <Frame title={joining.data ? examTitleOf(joining.data) : ''}>
      <title>{`${title} · Invigil`}</title>
      {joining.data ? children(joining.data) : null}
      {joining.isPending || joining.isIdle ? <LoadingState /> : null}
      {joining.isError ? (
        <Stack gap={4} width="text">
          <h1>{notJoined}</h1>
          <Failed error={joining.error} onRetry={() => mutate()} />
        </Stack>
      ) : null}
    </Frame>
  )
}
