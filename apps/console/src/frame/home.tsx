import type { Role } from '@invigil/contract/access.ts'
import { Link } from '@invigil/design/link.tsx'
import { PageHead, Section } from '@invigil/design/section.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useTranslations } from 'use-intl'
import { useMe } from '../identity/use-me.ts'
import { ReviewsWaiting } from '../review/reviews-waiting.tsx'
import { UndecidedSoon } from '../review/undecided-soon.tsx'
import { SittingsNext } from '../sitting/sittings-next.tsx'

/** The first page after signing in: what needs this person now. */
export function Home() {
  const t = useTranslations('frame')
  const { person } = useMe()
  const has = (...roles: Role[]) => person.grants.some(({ role }) => roles.includes(role))
  return (
    <Stack gap={5}>
      <PageHead title={t('greeting', { name: person.name })} description={t('home-text')} />
      {has('reviewer', 'administrator') ? <UndecidedSoon /> : null}
      {/* One line, before what grows when it has come. */}
      {has('reviewer') ? <ReviewsWaiting /> : null}
      {has('author', 'proctor', 'reviewer', 'marker') ? (
        <SittingsNext mayWatch={has('proctor')} mayPlan={has('author', 'proctor')} />
      ) : null}
      {has('administrator') && !has('author', 'proctor') ? <FirstSteps /> : null}
      {person.grants.length === 0 ? <WayToTheRooms /> : null}
    </Stack>
  )
}

/** Candidates who were invited to choose a password arrive here, too. */
function WayToTheRooms() {
  const t = useTranslations('frame')
  return (
    <Section title={t('no-role')}>
      <Stack>
        <p>{t('no-role-text')}</p>
        <div>
          {/* Another app: by its whole address, and with a target, the browser goes there itself. */}
          <Link kind="primary" href={new URL('/', window.location.href).href} target="_top">
            {t('to-the-rooms')}
          </Link>
        </div>
      </Stack>
    </Section>
  )
}

function FirstSteps() {
  const t = useTranslations('frame')
  return (
    <Section title={t('first-steps')}>
      <ol>
        <li>
          {t('step-people')} <Link href="/people">{t('people')}</Link>
        </li>
        <li>{t('step-exam')}</li>
        <li>{t('step-sitting')}</li>
      </ol>
    </Section>
  )
}
