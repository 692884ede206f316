import type { Wall } from '@invigil/contract/live.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { ChevronLeftIcon, MessageIcon } from '@invigil/design/icons.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Preferences } from '@invigil/design/preferences.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import { KeysIcon, SoundIcon } from './icons.tsx'
import { useSecond } from './time-left.tsx'
import type { WallLink } from './wall-connection.ts'
import styles from './wall-head.module.css'

interface WallHeadProps {
  sitting: Wall['sitting']
  link: WallLink
  clockOffset: number
  isSoundOn: boolean
  onSound: () => void
  onTell: () => void
  onKeys: () => void
}

/** Which sitting this is, whether the wall is live, and what concerns everybody. */
export function WallHead(props: WallHeadProps) {
  const { sitting, link, clockOffset, isSoundOn, onSound, onTell, onKeys } = props
  const t = useTranslations('live')
  const format = useFormatter()
  const { id, name, roomCode, endsAt, timeZone } = sitting
  const time = (at: Date, timeStyle: 'short' | 'medium') => format.dateTime(at, { timeStyle, timeZone })
  const now = new Date(useSecond(clockOffset) * 1_000)
  return (
    <header className={styles.head}>
      <div className={styles.where}>
        <Link href={`/sittings/${id}`} icon={<ChevronLeftIcon size={14} />}>
          {t('head.back')}
        </Link>
        <h1 className={styles.name}>{name}</h1>
      </div>
      <div className={styles.facts}>
        <span className={styles.link} data-link={link}>
          {t(`link.${link}`)}
        </span>
        <span>
          {t('head.code')} <code>{roomCode}</code>
        </span>
        <span>{t('head.until', { time: time(new Date(endsAt), 'short') })}</span>
        <time className={styles.clock}>{t('head.clock', { time: time(now, 'medium') })}</time>
      </div>
      <div role="toolbar" aria-label={t('head.tools')} className={styles.tools}>
        <Button icon={<MessageIcon size={16} />} onPress={onTell}>
          {t('head.tell-all')}
        </Button>
        <IconButton
          label={t(isSoundOn ? 'head.sound-on' : 'head.sound-off')}
          icon={<SoundIcon isOn={isSoundOn} />}
          aria-pressed={isSoundOn}
          data-sound=""
          onPress={onSound}
        />
        <IconButton label={t('head.keys')} icon={<KeysIcon />} onPress={onKeys} />
        <Preferences />
      </div>
    </header>
  )
}
