import type { ReactNode } from 'react'
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link'
import buttonStyles from './button.module.css'
import styles from './link.module.css'

interface LinkProps extends Omit<AriaLinkProps, 'className' | 'style'> {
  href: string
  children: ReactNode
  /** `plain` is underlined text; `strong` is for the name of a row; the others look like buttons. */
  kind?: 'plain' | 'strong' | 'primary' | 'normal' | 'quiet'
  icon?: ReactNode
}

/** A link. Paths of the app (`/people`) change the page without loading it anew. */
export function Link({ kind = 'plain', icon, children, ...rest }: LinkProps) {
  const isButton = kind !== 'plain' && kind !== 'strong'
  return (
    <AriaLink
      {...rest}
      className={isButton ? `${buttonStyles.button} ${styles.button}` : styles.link}
      data-kind={kind}
    >
      {icon}
      {isButton ? <span>{children}</span> : children}
    </AriaLink>
  )
}
