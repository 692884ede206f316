import type { StrikeOut } from '../items/strike-out.tsx'
import { useMarks, useTools } from './tools-provider.tsx'

/** What the candidate struck out of an item's options, and how to strike out, while the tool is in hand. */
export function useStrikeOut(itemId: string): StrikeOut {
  const inUse = useTools()
  const marks = useMarks(inUse?.kept)
  if (!inUse?.kept || !inUse.tools.strikeOut) return { struck: [], toggle: undefined }
  const { kept, isStriking } = inUse
  const struck = marks.struck[itemId] ?? []
  const toggle = (optionId: string) =>
    kept.change({
      struck: {
        ...kept.marks().struck,
        [itemId]: struck.includes(optionId) ? struck.filter((id) => id !== optionId) : [...struck, optionId],
      },
    })
  return { struck, toggle: isStriking ? toggle : undefined }
}
