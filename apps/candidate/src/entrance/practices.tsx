import { Link } from '@invigil/design/link.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

/** What anybody may practise now; nothing where there is none, or nobody answers. */
export function Practices() {
  const t = useTranslations('entrance.practice')
  const { data } = useQuery({ ...api.attempt.practices.queryOptions({ input: {} }), retry: false })
  if (!data || data.practices.length === 0) return null
  return (
    <Section title={t('title')}>
      <Stack gap={3}>
        <p>{t('text')}</p>
        {data.practices.map(({ roomCode, name, organisationName }) => (
          <div key={roomCode}>
            <Link kind="normal" href={`/room/${roomCode}`}>
              {t('enter', { name })}
            </Link>{' '}
            {organisationName}
          </div>
        ))}
      </Stack>
    </Section>
  )
}
