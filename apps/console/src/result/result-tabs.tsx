import { Link } from '@invigil/design/link.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './result-tabs.module.css'

type Tab = 'results' | 'marking' | 'statistics' | 'corrections'

/** The pages about one sitting's results; corrections are for authors. */
export function ResultTabs({ sittingId, at }: { sittingId: string; at: Tab }) {
  const t = useTranslations('result.tabs')
  const me = useQuery(api.identity.me.queryOptions())
  const roles = me.data?.person.grants.map(({ role }) => role) ?? []
  const mayCorrect = roles.includes('author') || roles.includes('administrator')
  const mayMark = roles.includes('marker') || roles.includes('administrator')
  const tabs: Tab[] = [
    ...(mayMark ? (['results', 'marking'] as const) : []),
    'statistics',
    ...(mayCorrect ? (['corrections'] as const) : []),
  ]
  return (
    <nav aria-label={t('label')} className={styles.tabs}>
      {tabs.map((tab) =>
        tab === at ? (
          <span key={tab} className={styles.here} aria-current="page">
            {t(tab)}
          </span>
        ) : (
          <Link key={tab} href={`/sittings/${sittingId}/${tab}`}>
            {t(tab)}
          </Link>
        ),
      )}
    </nav>
  )
}
