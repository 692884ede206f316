import type { Handover } from '@invigil/contract/charge.ts'
import type { AttemptId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { Tile } from '@invigil/contract/live.ts'
import { Button } from '@invigil/design/button.tsx'
import { Menu } from '@invigil/design/menu.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'
import styles from './charge-bar.module.css'
import type { Group } from './use-group.ts'
import type { Duty } from './use-wall.ts'

interface ChargeBarProps {
  sittingId: string
  duty: Duty
  group: Group
  /** The candidates that the filter lets through just now. */
  shown: readonly Tile[]
  onTell: () => void
}

/** Who is at the wall, what is offered, and what can be done with the candidates chosen. */
export function ChargeBar({ sittingId, duty, group, shown, onTell }: ChargeBarProps) {
  const t = useTranslations('live.charge')
  const { here, you } = duty
  const offers = duty.offers.filter(({ from, to }) => from.id === you || to.id === you)
  const names = here.map(({ id, name }) => (id === you ? t('you', { name }) : name)).join(', ')
  return (
    <div className={styles.bar}>
      {/* What is offered stands where it says who is here: nothing below moves when it comes. */}
      <div className={styles.news}>
        {offers.length > 0 ? (
          offers.map((offer) => <Offer key={offer.id} sittingId={sittingId} offer={offer} you={you} />)
        ) : (
          <p className={styles.here} title={names}>
            {t('here', { count: here.length })} {names}
          </p>
        )}
      </div>
      {group.chosen ? (
        <ChosenActions sittingId={sittingId} duty={duty} group={group} shown={shown} onTell={onTell} />
      ) : (
        <Button size="small" onPress={() => group.choose([])}>
          {t('choose')}
        </Button>
      )}
    </div>
  )
}

function ChosenActions({ sittingId, duty, group, shown, onTell }: ChargeBarProps) {
  const t = useTranslations('live.charge')
  const { take, release, offer } = useCharges(group.end)
  const attemptIds = [...(group.chosen ?? [])] as AttemptId[]
  const some = { sittingId: sittingId as SittingId, attemptIds }
  const isNone = attemptIds.length === 0
  const others = duty.here.filter(({ id }) => id !== duty.you)
  return (
    <div role="toolbar" aria-label={t('tools')} className={styles.tools}>
      <span role="status">{t('chosen', { count: attemptIds.length })}</span>
      <Button size="small" onPress={() => group.choose(shown.map(({ attemptId }) => attemptId))}>
        {t('all-shown')}
      </Button>
      <Button size="small" isDisabled={isNone} onPress={onTell}>
        {t('tell')}
      </Button>
      <Button size="small" isDisabled={isNone} isPending={take.isPending} onPress={() => take.mutate(some)}>
        {t('take')}
      </Button>
      <Button
        size="small"
        isDisabled={isNone}
        isPending={release.isPending}
        onPress={() => release.mutate(some)}
      >
        {t('release')}
      </Button>
      <Menu
        label={t('hand-over')}
        entries={
          others.length === 0
            ? [{ id: 'nobody', label: t('nobody-else'), isDisabled: true }]
            : others.map(({ id, name }) => ({
                id,
                label: name,
                onAction: () => offer.mutate({ ...some, to: id as PersonId }),
              }))
        }
      >
        <Button size="small" data-hand-over="" isDisabled={isNone} isPending={offer.isPending}>
          {t('hand-over')}
        </Button>
      </Menu>
      <Button size="small" kind="quiet" onPress={group.end}>
        {t('end')}
      </Button>
    </div>
  )
}

/** What proctors do with candidates: answer for them, let them go, hand them over. */
function useCharges(onDone: () => void) {
  const t = useTranslations('live.charge')
  const refused = useRefused()
  const onError = (error: Error) => toast(refused(error).sentence, 'danger')
  function done(sentence: string) {
    toast(sentence)
    onDone()
  }
  return {
    take: useMutation(
      api.live.take.mutationOptions({
        onError,
        onSuccess: ({ taken }) => done(t('taken', { count: taken })),
      }),
    ),
    release: useMutation(
      api.live.release.mutationOptions({
        onError,
        onSuccess: ({ released }) => done(t('released', { count: released })),
      }),
    ),
    offer: useMutation(
      api.live.offer.mutationOptions({
        onError,
        onSuccess: ({ to }) => done(t('offered', { name: to.name })),
      }),
    ),
  }
}

interface OfferProps {
  sittingId: string
  offer: Handover
  you: string | undefined
}

/** One hand-over that waits: to be answered by who was asked, to be withdrawn by who asked. */
function Offer({ sittingId, offer, you }: OfferProps) {
  const t = useTranslations('live.charge')
  const refused = useRefused()
  const answer = useMutation(
    api.live.answerOffer.mutationOptions({ onError: (error) => toast(refused(error).sentence, 'danger') }),
  )
  const { id, from, to, attemptIds } = offer
  const say = (word: 'accepted' | 'declined' | 'withdrawn') => () =>
    answer.mutate({ sittingId: sittingId as SittingId, handoverId: id, answer: word })
  const count = attemptIds.length
  const words =
    to.id === you ? t('offers-you', { name: from.name, count }) : t('you-offer', { name: to.name, count })
  return (
    <div role="alert" className={styles.offer}>
      <span title={words}>{words}</span>
      {to.id === you ? (
        <>
          <Button size="small" kind="primary" isPending={answer.isPending} onPress={say('accepted')}>
            {t('accept')}
          </Button>
          <Button size="small" isPending={answer.isPending} onPress={say('declined')}>
            {t('decline')}
          </Button>
        </>
      ) : (
        <Button size="small" isPending={answer.isPending} onPress={say('withdrawn')}>
          {t('withdraw')}
        </Button>
      )}
    </div>
  )
}
