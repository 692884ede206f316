import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { NotSecureNotice } from '@invigil/design/not-secure-notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { useWall } from './use-wall.ts'
import styles from './wall.module.css'
import { WallBoard } from './wall-board.tsx'
import { WallLost } from './wall-lost.tsx'
import type { WallSearch } from './wall-search.ts'
import { WithTalk } from './with-talk.tsx'

/** The candidates are not waited for any longer because of the hall's cameras, in milliseconds. */
const hallPatienceMs = 3_000

/** The proctors' wall of one sitting, over the whole window. */
export function Wall() {
  const t = useTranslations('live')
  const { sittingId } = useParams({ from: '/sittings/$sittingId/wall' })
  const search = useSearch({ from: '/sittings/$sittingId/wall' })
  const navigate = useNavigate({ from: '/sittings/$sittingId/wall' })
  const live = useWall(sittingId)
  // A socket only closes when it is refused; the sentence comes from the same wall over HTTP.
  const refused = useQuery(
    api.live.wall.queryOptions({ input: { sittingId }, enabled: !live.wall && live.link === 'waiting' }),
  )
  // Drawn above the candidates: known before them, so that it does not push them away.
  const hall = useQuery(api.media.hallCameras.queryOptions({ input: { sittingId } }))
  const isHallAwaited = useFirst(hallPatienceMs) && !hall.isFetched && hall.failureCount === 0
  const onSearch = useCallback(
    (change: Partial<WallSearch>) =>
      void navigate({ search: { ...search, ...change }, replace: !('focus' in change) }),
    [navigate, search],
  )

  return (
    <div className={styles.room}>
      <NotSecureNotice />
      {live.wall && !isHallAwaited ? (
        <WithTalk {...live} wall={live.wall} focus={search.focus}>
          <WallBoard {...live} wall={live.wall} search={search} onSearch={onSearch} />
        </WithTalk>
      ) : (
        <main className={styles.empty}>
          <h1>{t('title')}</h1>
          {refused.isError ? (
            <Failed error={refused.error} onRetry={() => void refused.refetch()} />
          ) : (
            <>
              <WallLost {...live} timeZone="UTC" />
              <LoadingState />
            </>
          )}
        </main>
      )}
    </div>
  )
}

/** True for so many milliseconds from the first drawing on. */
function useFirst(ms: number): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return !isOver
}
