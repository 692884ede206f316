import type { PageObservation } from './observation.ts'

const repeatEveryMs = 5000

/** Reports whether the exam's page is visible, has the focus and fills the screen: at once, at each change and every five seconds. Answers what stops it. */
export function watchPage(onObservation: (observation: PageObservation) => void): () => void {
  const report = () =>
    onObservation({
      of: 'page',
      at: Date.now(),
      isVisible: document.visibilityState === 'visible',
      hasFocus: document.hasFocus(),
      isFullscreen: document.fullscreenElement !== null,
    })
  // A click into a frame of our own page blurs the window before document.hasFocus() is true again.
  const reportSoon = () => setTimeout(report, 0)
  document.addEventListener('visibilitychange', report)
  document.addEventListener('fullscreenchange', report)
  window.addEventListener('focus', reportSoon)
  window.addEventListener('blur', reportSoon)
  const timer = setInterval(report, repeatEveryMs)
  report()
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', report)
    document.removeEventListener('fullscreenchange', report)
    window.removeEventListener('focus', reportSoon)
    window.removeEventListener('blur', reportSoon)
  }
}
