import type { Display } from '@invigil/contract/accommodation.ts'
import type { AttemptView } from '@invigil/contract/attempt.ts'
import { createContext, type ReactNode, useContext } from 'react'
import { useDisplay } from './display.ts'

interface ChosenDisplay {
  display: Display
  given: Display | undefined
  aids: string
  choose: (display: Display) => void
}

const DisplayContext = createContext<ChosenDisplay | undefined>(undefined)

/** Shows everything within, and the page around it, as the accommodation says or as the candidate chose. */
export function DisplayProvider({ view, children }: { view: AttemptView | undefined; children: ReactNode }) {
  const [display, choose] = useDisplay(view?.id, view?.display)
  return (
    <DisplayContext value={{ display, given: view?.display, aids: view?.aids ?? '', choose }}>
      {children}
    </DisplayContext>
  )
}

export function useChosenDisplay(): ChosenDisplay | undefined {
  return useContext(DisplayContext)
}
