import type { ReactNode } from 'react'
import { Focusable } from 'react-aria-components/Focusable'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './tooltip.module.css'

interface TooltipProps {
  /** More about the thing; never something that is needed to go on. */
  text: ReactNode
  /** A text that gets a dotted line and can be focused. */
  children: ReactNode
}

/** A text that explains itself when it is pointed at or focused. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400}>
      <Focusable>
        <button type="button" className={styles.term}>
          {children}
        </button>
      </Focusable>
      <AriaTooltip className={styles.tooltip} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
