import { IconButton } from '@invigil/design/button.tsx'
import { CrossIcon, RetryIcon } from '@invigil/design/icons.tsx'
import spoken from '@invigil/design/spoken.module.css'
import { createContext, type ReactNode, useContext } from 'react'
import { useTranslations } from 'use-intl'
import styles from './items.module.css'

/** Which options of an item its candidate struck out, and how to do so; no buttons while the tool is put away. */
export interface StrikeOut {
  struck: readonly string[]
  toggle: ((optionId: string) => void) | undefined
}

export const StrikeOutContext = createContext<StrikeOut>({ struck: [], toggle: undefined })

/** An option's text, crossed out where the candidate did so. */
export function Struck({ optionId, children }: { optionId: string; children: ReactNode }) {
  const t = useTranslations('tools.strike-out')
  const { struck } = useContext(StrikeOutContext)
  if (!struck.includes(optionId)) return children
  return (
    <span className={styles.struck}>
      {children}
      <span className={spoken.text}>{` (${t('struck')})`}</span>
    </span>
  )
}

/** The button beside an option that strikes it out, or brings it back; nothing while the tool is put away. */
export function StrikeButton({ optionId, number }: { optionId: string; number: number }) {
  const t = useTranslations('tools.strike-out')
  const { struck, toggle } = useContext(StrikeOutContext)
  if (!toggle) return null
  const isStruck = struck.includes(optionId)
  return (
    <IconButton
      kind="normal"
      label={t(isStruck ? 'undo' : 'option', { number })}
      icon={isStruck ? <RetryIcon /> : <CrossIcon />}
      onPress={() => toggle(optionId)}
    />
  )
}
