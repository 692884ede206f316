import { Notice } from '@invigil/design/notice.tsx'
import spoken from '@invigil/design/spoken.module.css'
import type { Thing } from '@invigil/sensors/observation.ts'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './checkin.module.css'
import { directions, type Shown } from './room-way.ts'
import { shown as asUrl } from './still.ts'
import type { RoomStill } from './use-room-scan.ts'

/** Which directions have been shown: a strip that fills. */
export function RoomStrip({ shown }: { shown: Shown }) {
  const t = useTranslations('checkin.room')
  return (
    <ol className={styles.strip} aria-label={t('strip')}>
      {directions.map(({ name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the directions never change their places
        <li key={index} className={styles.cell} data-shown={shown[index] || undefined}>
          {t(`cell.${name}`)}
          <span className={spoken.text}> {t(shown[index] ? 'shown' : 'open')}</span>
        </li>
      ))}
    </ol>
  )
}

/** What a program noticed, told to the candidate before anybody else sees it. */
export function Noticed({ stills }: { stills: readonly RoomStill[] }) {
  const t = useTranslations('checkin.room')
  const thing = useTranslations('states.thing')
  const format = useFormatter()
  const things = [...new Set(stills.flatMap((still) => still.things.map(({ what }) => what)))]
  if (things.length === 0) return null
  const named = things.map((what) => thing(what as Thing['what']))
  return (
    <Notice isAnnounced title={t('noticed', { things: format.list(named) })}>
      <p>{t('noticed-text')}</p>
    </Notice>
  )
}

/** The stills that will be sent. */
export function RoomStills({ stills }: { stills: readonly RoomStill[] }) {
  const t = useTranslations('checkin.room')
  return (
    <>
      <p className={styles.note}>{t('count', { count: stills.length })}</p>
      <ul className={styles.stills}>
        {stills.map(({ data }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: stills are only ever added at the end
          <li key={index}>
            <img src={asUrl(data)} alt={t('still', { number: index + 1 })} />
          </li>
        ))}
      </ul>
    </>
  )
}
