import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'invigil-theme'
const listeners = new Set<() => void>()

/** Shows the remembered theme. Called once, before the first paint. */
export function applyTheme(): void {
  const theme = rememberedTheme()
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** The chosen theme, and how to choose another; the choice is remembered on this machine. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(hear, rememberedTheme)
  return [theme, chooseTheme]
}

function chooseTheme(theme: Theme): void {
  localStorage.setItem(key, theme)
  applyTheme()
  for (const tell of listeners) tell()
}

function rememberedTheme(): Theme {
  const remembered = localStorage.getItem(key)
  return themes.find((theme) => theme === remembered) ?? 'system'
}

function hear(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
