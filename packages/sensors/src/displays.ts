import type { DisplaysObservation } from './observation.ts'

/** Chromium's Window Management: https://www.w3.org/TR/window-management/#api-screen-isExtended-attribute */
type ExtendedScreen = Screen & EventTarget & { readonly isExtended?: boolean }

const repeatEveryMs = 10_000

/** Reports whether there is more than one display: at once, at each change and every ten seconds. Answers what stops it. */
export function watchDisplays(onObservation: (observation: DisplaysObservation) => void): () => void {
  const screen = window.screen as ExtendedScreen
  const report = () => onObservation({ of: 'displays', at: Date.now(), extended: extendedOf(screen) })
  // Firefox and Safari have a screen that is no event target.
  screen.addEventListener?.('change', report)
  const timer = setInterval(report, repeatEveryMs)
  report()
  return () => {
    clearInterval(timer)
    screen.removeEventListener?.('change', report)
  }
}

function extendedOf(screen: ExtendedScreen): DisplaysObservation['extended'] {
  if (screen.isExtended === undefined) return 'unknown'
  return screen.isExtended ? 'yes' : 'no'
}
