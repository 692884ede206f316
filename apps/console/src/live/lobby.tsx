import { type CheckinView, shownSteps } from '@invigil/contract/checkin.ts'
import type { Tile } from '@invigil/contract/live.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { CheckIcon, ChevronRightIcon, ClockIcon } from '@invigil/design/icons.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import { Admit } from './admit.tsx'
import styles from './lobby.module.css'

interface LobbyProps {
  sittingId: string
  tiles: readonly Tile[]
}

/** Who waits to be let in, with how far their check-in is: a bar that stands there also while nobody waits, so that nothing below it moves. */
export function Lobby({ sittingId, tiles }: LobbyProps) {
  const t = useTranslations('live')
  const refused = useRefused()
  const [admitting, setAdmitting] = useState<Tile>()
  const [isOpen, setOpen] = useState(false)
  const waiting = tiles.filter(({ state, isAdmitted }) => state === 'waiting' && !isAdmitted)
  const admitAll = useMutation(
    api.checkin.admitAll.mutationOptions({
      onSuccess: ({ admitted }) => toast(t('lobby.admitted', { count: admitted })),
      onError: (error) => toast(refused(error).sentence, 'danger'),
    }),
  )
  const areReady = waiting.some(isReady)
  return (
    <>
      <section
        className={styles.lobby}
        aria-label={t('lobby.title')}
        data-waits={waiting.length > 0 || undefined}
        data-open={isOpen || undefined}
      >
        <p className={styles.count}>{t('lobby.waits', { count: waiting.length })}</p>
        <ul className={styles.list}>
          {waiting.map((tile) => (
            <li key={tile.attemptId}>
              <Waiting tile={tile} onAdmit={() => setAdmitting(tile)} />
            </li>
          ))}
        </ul>
        <div className={styles.tools}>
          <IconButton
            size="small"
            label={t('lobby.more')}
            icon={
              <span className={styles.turned} data-open={isOpen || undefined}>
                <ChevronRightIcon size={16} />
              </span>
            }
            aria-expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          />
          <Button
            size="small"
            kind={areReady ? 'primary' : 'normal'}
            isDisabled={!areReady}
            isPending={admitAll.isPending}
            onPress={() => admitAll.mutate({ sittingId })}
          >
            {t('lobby.admit-all')}
          </Button>
        </div>
      </section>
      {/* In its own place: what is typed in it stays when the last one who waited is let in by somebody else. */}
      {admitting ? <Admit tile={admitting} onClose={() => setAdmitting(undefined)} /> : null}
    </>
  )
}

function Waiting({ tile, onAdmit }: { tile: Tile; onAdmit: () => void }) {
  const t = useTranslations('live')
  const { candidateName, checkinMissing, checkinForPerson } = tile
  const named = (steps: readonly string[]) =>
    steps.map((step) => (isStep(step) ? t(`step.${step}`) : step)).join(', ')
  const words = isReady(tile)
    ? t('tile.ready')
    : [
        ...(checkinMissing.length > 0 ? [t('tile.open', { steps: named(checkinMissing) })] : []),
        ...(checkinForPerson.length > 0 ? [t('tile.look', { steps: named(checkinForPerson) })] : []),
      ].join(' · ')
  return (
    <Button
      size="small"
      icon={isReady(tile) ? <CheckIcon size={14} /> : <ClockIcon size={14} />}
      onPress={onAdmit}
    >
      {candidateName}{' '}
      <span className={styles.state} data-ready={isReady(tile) || undefined}>
        {words}
      </span>
    </Button>
  )
}

/** Who has finished, and at whose check-in no person need look. */
function isReady({ checkinMissing, checkinForPerson }: Tile): boolean {
  return checkinMissing.length === 0 && checkinForPerson.length === 0
}

type Step = CheckinView['missing'][number]
const steps: readonly string[] = ['consent', 'devices', 'reference-photo', ...shownSteps] satisfies Step[]

function isStep(step: string): step is Step {
  return steps.includes(step)
}
