import type { DetectorRule } from '@invigil/contract/policy.ts'
import { type ComponentType, createContext } from 'react'

/** What the page offers below the detectors' rules, to try them. */
export const TryOutSlot = createContext<
  ComponentType<{ rules: Readonly<Record<string, DetectorRule>> }> | undefined
>(undefined)
