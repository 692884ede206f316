import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link as AriaLink } from 'react-aria-components/Link'
import { useTranslations } from 'use-intl'
import { IconButton } from './button.tsx'
import styles from './console-frame.module.css'
import { CrossIcon, MenuIcon } from './icons.tsx'
import { Mark } from './mark.tsx'

/** A place in the side navigation. `count` says how many things wait there. */
export interface Place {
  href: string
  title: string
  icon: ReactNode
  count?: number
}

interface ConsoleFrameProps {
  organisation: string
  /** Places in groups; a line parts the groups. */
  places: readonly (readonly Place[])[]
  /** The path that is open, to mark its place. */
  path: string
  /** Who is signed in: the person menu, and `Preferences`. */
  foot: ReactNode
  bar?: ReactNode
  children: ReactNode
}

/** The frame around everything staff see: places at the left, which fold into a drawer on narrow screens. */
export function ConsoleFrame({ organisation, places, path, foot, bar, children }: ConsoleFrameProps) {
  const t = useTranslations('common')
  const [isOpen, setOpen] = useState(false)
  const shownPath = useRef(path)
  useEffect(() => {
    if (shownPath.current === path) return
    shownPath.current = path
    setOpen(false)
    // A page that changes without loading leaves the focus on a link that may be gone.
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [path])
  useEffect(() => (isOpen ? closeOnLeaving(() => setOpen(false)) : undefined), [isOpen])

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('skip-to-content')}
      </a>
      <header className={styles.top}>
        <IconButton
          label={isOpen ? t('close-navigation') : t('open-navigation')}
          icon={isOpen ? <CrossIcon /> : <MenuIcon />}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        />
        <Mark size={22} />
        <span className={styles.organisation}>{organisation}</span>
      </header>
      <aside aria-label={organisation} className={styles.side} data-open={isOpen || undefined}>
        <div className={styles.house}>
          <Mark size={26} />
          <span className={styles.organisation}>{organisation}</span>
        </div>
        <nav aria-label={t('navigation')} className={styles.places}>
          {places.map((group) => (
            <ul key={group[0]?.href} className={styles.group}>
              {group.map((place) => (
                <PlaceLink key={place.href} place={place} path={path} />
              ))}
            </ul>
          ))}
        </nav>
        <div className={styles.foot}>{foot}</div>
      </aside>
      <div className={styles.page}>
        {bar}
        <main id="content" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  )
}

function PlaceLink({ place: { href, title, icon, count }, path }: { place: Place; path: string }) {
  const isHere = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
  return (
    <li>
      <AriaLink href={href} className={styles.place} aria-current={isHere ? 'page' : undefined}>
        {icon}
        <span>{title}</span>
        {count ? <span className={styles.count}>{count}</span> : null}
      </AriaLink>
    </li>
  )
}

/** Escape closes the drawer, and so does a press on the page beside it. */
function closeOnLeaving(close: () => void): () => void {
  function hearKey(event: KeyboardEvent) {
    if (event.key === 'Escape') close()
  }
  function hearPress(event: PointerEvent) {
    if (event.target instanceof Element && event.target.closest('main')) close()
  }
  document.addEventListener('keydown', hearKey)
  document.addEventListener('pointerdown', hearPress)
  return () => {
    document.removeEventListener('keydown', hearKey)
    document.removeEventListener('pointerdown', hearPress)
  }
}
