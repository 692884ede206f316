import type { Result } from '@invigil/contract/result.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './release.module.css'
import { SeenWhen } from './seen-when.tsx'
import { type HeldBecause, whyHeld } from './why-held.ts'

interface ReleaseProps {
  sittingId: string
  timeZone: string
  /** Those chosen, or all. */
  asked: Result[]
  onClose: () => void
  onReleased: () => void
}

/** Says who will see their result now and who is held back and why, and releases. */
export function Release({ sittingId, timeZone, asked, onClose, onReleased }: ReleaseProps) {
  const t = useTranslations()
  const queries = useQueryClient()
  const waiting = asked.filter(({ releasedAt }) => !releasedAt)
  const ready = waiting.filter((result) => !whyHeld(result))
  const parts = useQuery(api.result.releaseParts.queryOptions({ input: { sittingId } }))
  const release = useMutation(
    api.result.release.mutationOptions({
      onSuccess: async ({ released, held }) => {
        await queries.invalidateQueries({ queryKey: api.result.key() })
        toast(t('result.release.done', { count: released.length }))
        onReleased()
        if (held.length === 0) onClose()
      },
    }),
  )
  const held = release.data
    ? release.data.held
    : waiting.flatMap((result) => {
        const why = whyHeld(result)
        return why ? [{ attemptId: result.attemptId, why }] : []
      })
  const nameById = new Map<string, string>(
    asked.map(({ attemptId, candidateName }) => [attemptId, candidateName]),
  )
  const attemptIds = waiting.map(({ attemptId }) => attemptId)

  return (
    <Dialog
      title={t('result.release.title')}
      isOpen
      onClose={onClose}
      actions={
        release.isSuccess ? (
          <Button kind="primary" onPress={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button kind="quiet" onPress={onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              kind="primary"
              isDisabled={ready.length === 0}
              isPending={release.isPending}
              onPress={() => release.mutate({ sittingId, attemptIds })}
            >
              {t('result.release.button')}
            </Button>
          </>
        )
      }
    >
      <Stack gap={3}>
        {release.isSuccess ? (
          <p role="status">{t('result.release.done', { count: release.data.released.length })}</p>
        ) : (
          <>
            <p>
              <strong>{t('result.release.all', { count: ready.length })}</strong>
            </p>
            {ready.length > 0 ? <p>{t('result.release.cannot')}</p> : null}
            {parts.data ? <SeenWhen parts={parts.data.parts} timeZone={timeZone} /> : null}
          </>
        )}
        {held.length > 0 ? <Held held={held} nameById={nameById} /> : null}
        <FormError error={release.error} />
      </Stack>
    </Dialog>
  )
}

interface HeldProps {
  held: { attemptId: string; why: HeldBecause }[]
  nameById: Map<string, string>
}

/** More names than that help nobody; the list says of each why it is held. */
const mostNamed = 100

function Held({ held, nameById }: HeldProps) {
  const t = useTranslations('result')
  return (
    <div>
      <p>{t('release.held', { count: held.length })}</p>
      <ul className={styles.held}>
        {held.slice(0, mostNamed).map(({ attemptId, why }) => (
          <li key={attemptId}>
            {nameById.get(attemptId)} – {t(`why.${why}`)}
          </li>
        ))}
      </ul>
      {held.length > mostNamed ? (
        <small>{t('release.more', { count: held.length - mostNamed })}</small>
      ) : null}
    </div>
  )
}
