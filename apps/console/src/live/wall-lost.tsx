import { Button } from '@invigil/design/button.tsx'
import { OfflineIcon } from '@invigil/design/icons.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import type { LiveWall } from './use-wall.ts'
import styles from './wall.module.css'

interface WallLostProps extends Pick<LiveWall, 'link' | 'heardAt' | 'clockOffset' | 'connection'> {
  timeZone: string
}

/** A calm bar while the wall is not connected: from when what one sees is, and a way to try at once. */
export function WallLost({ link, heardAt, clockOffset, connection, timeZone }: WallLostProps) {
  const t = useTranslations('live.link')
  const format = useFormatter()
  const time = (at: number) => format.dateTime(new Date(at + clockOffset), { timeStyle: 'medium', timeZone })
  return (
    <div role="status" className={link === 'waiting' ? styles.lost : undefined}>
      {link === 'waiting' ? (
        <>
          <OfflineIcon />
          <span>{heardAt ? t('lost', { time: time(heardAt) }) : t('never')}</span>
          <Button size="small" onPress={() => connection?.tryNow()}>
            {t('try-now')}
          </Button>
        </>
      ) : null}
    </div>
  )
}
