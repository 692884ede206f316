import type { Person } from '@invigil/contract/identity.ts'
import { type ComponentType, createContext } from 'react'

/** What the page shows of what stands for a person in every sitting. */
export const StandingSlot = createContext<ComponentType<{ person: Person; onClose: () => void }> | undefined>(
  undefined,
)
