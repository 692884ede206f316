import { type ComponentType, use, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FailedState } from './failed-state.tsx'
import { toast } from './toasts.tsx'

/**
 * A part of a page that is fetched when it is opened. Where it cannot be had, that is said and the page goes on without it; the
 * next opening tries again. `lazy` would take the whole page down, and remember that. Stands below a `Suspense`.
 */
export function fetched<P extends object>(fetchPart: () => Promise<ComponentType<P>>): ComponentType<P> {
  const part = asked(fetchPart)

  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, where the module is read
  return function Fetched(props: P) {
    const t = useTranslations('common')
    const Part = use(part.ask())
    useEffect(() => {
      if (Part) return
      part.forget()
      void isServerThere().then((isThere) => toast(t(isThere ? 'newer' : 'unreachable'), 'danger'))
    }, [Part, t])
    return Part ? <Part {...props} /> : null
  }
}

/**
 * The same for what fills the page, so that nothing is left of it without: that is said, with another try. Where the server is
 * there but this part of it no more, because it was updated since, the page is loaded anew.
 */
export function fetchedPage<P extends object>(fetchPart: () => Promise<ComponentType<P>>): ComponentType<P> {
  const part = asked(fetchPart)

  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, where the module is read
  return function FetchedPage(props: P) {
    const t = useTranslations('common')
    const [, setRound] = useState(0)
    const Part = use(part.ask())
    if (Part) return <Part {...props} />
    const again = async () => {
      part.forget()
      if (!(await part.ask()) && (await isServerThere())) window.location.reload()
      setRound((before) => before + 1)
    }
    return <FailedState sentence={t('unshown')} onRetry={() => void again()} />
  }
}

/** Asked for once, until it is forgotten; undefined where it could not be had. */
function asked<Part>(fetchPart: () => Promise<Part>) {
  let coming: Promise<Part | undefined> | undefined
  return {
    ask: () => {
      coming ??= fetchPart().catch(() => undefined)
      return coming
    },
    forget: () => {
      coming = undefined
    },
  }
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch(window.location.href, { cache: 'no-store' })).ok
  } catch {
    return false
  }
}
