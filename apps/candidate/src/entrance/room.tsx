import { Button } from '@invigil/design/button.tsx'
import { Failed, FormError } from '@invigil/design/failed.tsx'
import { Link } from '@invigil/design/link.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Facts, Section } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { api, client } from '../api.ts'
import { Frame } from '../frame/frame.tsx'
import { DoorHead, type DoorView } from './door-head.tsx'
import { enter } from './enter.ts'
import { PracticeDoor } from './practice-door.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The door of a room: what it is, what will happen, and the way in. */
export function Room({ code }: { code: string }) {
  const t = useTranslations('entrance')
  const door = useQuery(api.attempt.door.queryOptions({ input: { roomCode: code } }))
  return (
    <Frame title={door.data?.examTitle}>
      {door.isPending ? <LoadingState /> : null}
      {door.isError ? (
        <Stack gap={5} width="text">
          <Failed error={door.error} onRetry={() => void door.refetch()} />
          <Row justify="center">
            <Link href="/">{t('other-code')}</Link>
          </Row>
        </Stack>
      ) : null}
      {door.data?.kind === 'practice' ? <PracticeDoor code={code} door={door.data} /> : null}
      {door.data?.kind === 'exam' ? <Door code={code} door={door.data} /> : null}
    </Frame>
  )
}

function Door({ code, door }: { code: string; door: DoorView }) {
  const t = useTranslations('entrance')
  const format = useFormatter()
  const { timeZone } = door
  const at = (instant: string) =>
    format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <Stack gap={5} width="text">
      <DoorHead door={door} />
      <Facts
        facts={[
          {
            name: t('room.when'),
            value: t('room.when-value', { start: at(door.startsAt), end: at(door.endsAt) }),
          },
          { name: t('room.minutes'), value: t('room.minutes-value', { count: door.minutes }) },
          ...lateFacts(door, t),
        ]}
      />
      {door.now < door.startsAt ? <Notice>{t('room.not-yet')}</Notice> : null}
      {door.now >= door.endsAt ? <Notice tone="warning">{t('room.over')}</Notice> : null}
      <WayIn code={code} />
      <Section title={t('steps.title')}>
        <ol>
          <li>{t('steps.first')}</li>
          <li>{t('steps.second')}</li>
          <li>{t('steps.third')}</li>
          <li>{t('steps.fourth')}</li>
        </ol>
      </Section>
    </Stack>
  )
}

/** Until when one may begin, and whether what is late is lost, where the sitting says anything about it. */
function lateFacts({ lateMinutes, lateTime }: DoorView, t: ReturnType<typeof useTranslations<'entrance'>>) {
  const words = [
    lateMinutes === null ? '' : t('room.late-minutes', { count: lateMinutes }),
    lateTime === 'lost' ? t('room.late-lost') : '',
  ].filter(Boolean)
  return words.length > 0 ? [{ name: t('room.late'), value: words.join(' ') }] : []
}

function WayIn({ code }: { code: string }) {
  const t = useTranslations('entrance')
  const navigate = useNavigate()
  const me = useQuery({ ...api.identity.me.queryOptions(), retry: false })
  const entering = useMutation({
    mutationFn: () => enter({ by: 'code', roomCode: code }),
    onSuccess: (attemptId) => navigate({ to: '/attempt/$attemptId', params: { attemptId } }),
  })
  const signOut = useMutation({
    mutationFn: () => client.identity.signOut(),
    onSuccess: () => me.refetch(),
  })
  if (me.isPending) return <LoadingState lines={2} />
  if (!me.data || me.isError) {
    return (
      <SignInForm
        onSignedIn={() => entering.mutate()}
        isEntering={entering.isPending}
        error={entering.error}
      />
    )
  }
  return (
    <Stack gap={3}>
      <p>{t('sign-in.as', { name: me.data.person.name })}</p>
      <FormError error={entering.error} />
      <Row>
        <Button kind="primary" isPending={entering.isPending} onPress={() => entering.mutate()}>
          {t('enter')}
        </Button>
        <Button kind="quiet" isPending={signOut.isPending} onPress={() => signOut.mutate()}>
          {t('sign-in.other')}
        </Button>
      </Row>
    </Stack>
  )
}
