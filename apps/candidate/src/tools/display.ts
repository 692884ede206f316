import type { Display } from '@invigil/contract/accommodation.ts'
import { useEffect, useState } from 'react'
import { thisStore } from '../store/this-store.ts'
import './display.css'

const plain: Display = { scale: 1, contrast: 'normal', font: 'normal' }

/** How an attempt's screens look: as the accommodation says at first, then as the candidate likes; kept in this browser. */
export function useDisplay(
  attemptId: string | undefined,
  given: Display | undefined,
): [Display, (display: Display) => void] {
  const [chosen, setChosen] = useState<Display>()
  useEffect(() => {
    if (!attemptId) return
    void thisStore()
      .then((store) => store.get<Display>(`display/${attemptId}`))
      .then((kept) => kept && setChosen(kept))
  }, [attemptId])
  const display = chosen ?? atFirst(given)
  const { scale, contrast, font } = display
  useEffect(() => {
    apply({ scale, contrast, font })
    return () => apply(plain)
  }, [scale, contrast, font])
  function choose(next: Display): void {
    setChosen(next)
    void thisStore().then((store) => store.write({ [`display/${attemptId}`]: next }))
  }
  return [display, choose]
}

/** What the candidate's own machine asks for counts too. */
export function atFirst(given: Display = plain): Display {
  const wantsContrast = window.matchMedia('(prefers-contrast: more)').matches
  return wantsContrast ? { ...given, contrast: 'high' } : given
}

function apply({ scale, contrast, font }: Display): void {
  const { style, dataset } = document.documentElement
  if (scale === 1) style.removeProperty('font-size')
  else style.fontSize = `${scale * 100}%`
  if (scale < 1.75) delete dataset.scale
  else dataset.scale = 'large'
  if (contrast === 'normal') delete dataset.contrast
  else dataset.contrast = contrast
  if (font === 'normal') delete dataset.font
  else dataset.font = font
  // Fetched only by who wants it; until it is there, and without a network, spacing alone helps.
  if (font === 'easy-reading') void import('@fontsource-variable/lexend/index.css').catch(() => undefined)
}
