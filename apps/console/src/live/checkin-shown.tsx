import type { ShownStep } from '@invigil/contract/checkin.ts'
import { thingKinds } from '@invigil/sensors/observation.ts'
import { type ReactNode, useId } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './admit.module.css'
import type { CheckinLook } from './checkin-of.tsx'

interface Props {
  name: string
  view: CheckinLook
}

/** The reference photo, and whether a machine can compare with it. */
export function PhotoShown({ name, view: { referencePhoto, photo } }: Props) {
  const t = useTranslations('live')
  const ts = useTranslations('shown')
  const format = useFormatter()
  if (!referencePhoto) return <div className={styles.photo}>{t('lobby.no-photo')}</div>
  const faults = format.list((photo?.faults ?? []).map((fault) => ts(`fault.${fault}`)))
  return (
    <figure className={styles.figure}>
      <img className={styles.photo} src={referencePhoto} alt={t('lobby.photo', { name })} />
      {photo ? (
        <figcaption title={modelsIn(photo.models)}>
          {photo.faults.length > 0
            ? ts('photo.faults', { faults })
            : ts(photo.isChecked ? 'photo.good' : 'photo.not-checked')}
        </figcaption>
      ) : null}
    </figure>
  )
}

/** The identity document beside what the machine thinks of its portrait. */
export function DocumentShown({ name, view }: Props) {
  const t = useTranslations('shown')
  const { identityDocument } = view
  return (
    <Part title={t('document')} step="identity-document" name={name} view={view}>
      {identityDocument ? (
        <figure className={styles.figure}>
          <img className={styles.large} src={identityDocument.picture} alt={t('document-of', { name })} />
          <figcaption title={modelsIn(identityDocument.models)}>
            {t(`portrait.${identityDocument.portrait}`)} {t('you-decide')}
          </figcaption>
        </figure>
      ) : null}
    </Part>
  )
}

/** How the liveness exercise went, as the browser says and as the server sees it, with its stills. */
export function LivenessShown({ name, view }: Props) {
  const t = useTranslations('shown')
  const { liveness } = view
  return (
    <Part title={t('liveness')} step="liveness" name={name} view={view}>
      {liveness ? (
        <>
          <p title={modelsIn(liveness.models)}>
            {t(`claimed.${liveness.claimed.result}`, { name, tries: liveness.tries })}{' '}
            {t(`found.${liveness.found}`)} {t(`same.${liveness.samePerson}`)} {t('you-decide')}
          </p>
          <ul className={styles.stills}>
            {liveness.stills.map(({ picture, step, shows }, index) => (
              <li key={`${step} ${shows}`}>
                <img
                  src={picture}
                  alt={t('liveness-still', { number: index + 1, shows: t(`moment.${shows}`) })}
                />
                <span aria-hidden>{t(`moment.${shows}`)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Part>
  )
}

/** The stills of the room with the things that the candidate's browser saw in them. */
export function RoomShown({ name, view }: Props) {
  const t = useTranslations('shown')
  const format = useFormatter()
  const thing = useTranslations('states.thing')
  const { room } = view
  const named = (things: readonly { what: string }[]) =>
    format.list([...new Set(things.map(({ what }) => what))].map(nameOf))
  const nameOf = (what: string) => {
    const kind = thingKinds.find((one) => one === what)
    return kind ? thing(kind) : what
  }
  const all = room?.stills.flatMap(({ things }) => things) ?? []
  return (
    <Part title={t('room')} step="room-scan" name={name} view={view}>
      {room ? (
        <>
          <p>
            {t('coverage', { share: room.coverage })}{' '}
            {all.length > 0 ? t('things', { things: named(all) }) : t('no-things')} {t('you-decide')}
          </p>
          <ul className={styles.stills} data-size="large">
            {room.stills.map(({ picture, things }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: stills do not change their places
              <li key={index}>
                <img src={picture} alt={t('room-still', { number: index + 1 })} />
                {things.length > 0 ? <span>{named(things)}</span> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Part>
  )
}

/** A step that the policy wants, or that was shown all the same; and how far it is. */
function Part({
  title,
  step,
  name,
  view,
  children,
}: Props & { title: string; step: ShownStep; children: ReactNode }) {
  const t = useTranslations('shown')
  const id = useId()
  const state = view.shown.find((one) => one.step === step)?.state
  if (!state && !children) return null
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {state === 'person' ? <p>{t('person', { name })}</p> : null}
      {state === 'open' && !children ? <p>{t('open')}</p> : null}
      {children}
    </section>
  )
}

/** Which networks looked, for whoever asks: a tooltip. */
function modelsIn(models: readonly string[]): string | undefined {
  return models.length > 0 ? models.join(', ') : undefined
}
