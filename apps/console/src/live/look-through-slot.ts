import { type ComponentType, createContext } from 'react'

/** What the page offers below a live picture, to look at it with more than eyes. */
export const LookThroughSlot = createContext<ComponentType<{ canvas: HTMLCanvasElement }> | undefined>(
  undefined,
)
