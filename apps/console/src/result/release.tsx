import type { HeldResult } from '@invigil/contract/result-list.ts'
import { Button } from '@invigil/design/button.tsx'
import { Dialog } from '@invigil/design/dialog.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../api.ts'
import type { PlaceFilter } from '../frame/place-filter.tsx'
import styles from './release.module.css'
import { SeenWhen } from './seen-when.tsx'

/** Whose results: those chosen, or null for all of the place. */
export interface AskedRelease extends PlaceFilter {
  sittingId: string
  attemptIds: string[] | null
}

interface ReleaseProps {
  timeZone: string
  asked: AskedRelease
  /** What a release would do, as it was a moment ago. */
  preview: HeldProps & { ready: number }
  onClose: () => void
  onReleased: () => void
}

/** Says who will see their result now and who is held back and why, and releases. */
export function Release({ timeZone, asked, preview, onClose, onReleased }: ReleaseProps) {
  const t = useTranslations()
  const queries = useQueryClient()
  const { sittingId } = asked
  const { ready } = preview
  const parts = useQuery(api.result.releaseParts.queryOptions({ input: { sittingId } }))
  const release = useMutation(
    api.result.release.mutationOptions({
      onSuccess: async ({ released, allHeld }) => {
        await queries.invalidateQueries({ queryKey: api.result.key() })
        toast(t('result.release.done', { count: released.length }))
        onReleased()
        if (allHeld === 0) onClose()
      },
    }),
  )
  const held = release.data ?? preview

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
              isDisabled={ready === 0}
              isPending={release.isPending}
              onPress={() => release.mutate(asked)}
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
              <strong>{t('result.release.all', { count: ready })}</strong>
            </p>
            {ready > 0 ? <p>{t('result.release.cannot')}</p> : null}
            {parts.data ? <SeenWhen parts={parts.data.parts} timeZone={timeZone} /> : null}
          </>
        )}
        {held.allHeld > 0 ? <Held {...held} /> : null}
        <FormError error={release.error} />
      </Stack>
    </Dialog>
  )
}

interface HeldProps {
  held: HeldResult[]
  allHeld: number
}

/** More names than are told help nobody; the list says of each why it is held. */
function Held({ held, allHeld }: HeldProps) {
  const t = useTranslations('result')
  const { compare } = new Intl.Collator(useLocale())
  const inOrder = held.toSorted((one, other) => compare(one.candidateName, other.candidateName))
  return (
    <div>
      <p>{t('release.held', { count: allHeld })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <ul className={styles.held} aria-label={t('release.held', { count: allHeld })} tabIndex={0}>
        {inOrder.map(({ attemptId, candidateName, why }) => (
          <li key={attemptId}>
            {candidateName} – {t(`why.${why}`)}
          </li>
        ))}
      </ul>
      {allHeld > held.length ? <small>{t('release.more', { count: allHeld - held.length })}</small> : null}
    </div>
  )
}
