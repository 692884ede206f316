import { type ComponentType, use, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { toast } from './toasts.tsx'

/**
 * A part of a page that is fetched when it is opened. Where it cannot be had, that is said and the page goes on without it; the
 * next opening tries again. `lazy` would take the whole page down, and remember that. Stands below a `Suspense`.
 */
export function fetched<P extends object>(fetchPart: () => Promise<ComponentType<P>>): ComponentType<P> {
  let coming: Promise<ComponentType<P> | undefined> | undefined

  function ask() {
    coming ??= fetchPart().catch(() => undefined)
    return coming
  }

  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, where the module is read
  return function Fetched(props: P) {
    const t = useTranslations('common')
    const Part = use(ask())
    useEffect(() => {
      if (Part) return
      coming = undefined
      toast(t('unreachable'), 'danger')
    }, [Part, t])
    return Part ? <Part {...props} /> : null
  }
}
