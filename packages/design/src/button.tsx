import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { useTranslations } from 'use-intl'
import styles from './button.module.css'
import spoken from './spoken.module.css'

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary` once a screen at most; `quiet` has no border; `danger` for what cannot be taken back. */
  kind?: 'primary' | 'normal' | 'quiet' | 'danger'
  /** `small` for rows of tables and toolbars. */
  size?: 'normal' | 'small'
  icon?: ReactNode
  children: ReactNode
}

/**
 * A button with a text. While `isPending` it keeps its place and focus, takes no press and says that it is at work.
 * (React Aria's own pending state leaves an unnamed announcement behind when the button goes away with its form.)
 */
export function Button({
  kind = 'normal',
  size = 'normal',
  icon,
  isPending,
  type,
  onPress,
  children,
  ...rest
}: ButtonProps) {
  const t = useTranslations('common')
  return (
    <AriaButton
      {...rest}
      type={isPending ? 'button' : type}
      onPress={isPending ? undefined : onPress}
      aria-disabled={isPending || undefined}
      className={styles.button}
      data-kind={kind}
      data-size={size}
      data-pending={isPending || undefined}
    >
      {isPending ? <span className={styles.spinner} /> : icon}
      <span>{children}</span>
      {isPending ? <span className={spoken.text}>{t('working')}</span> : null}
    </AriaButton>
  )
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  ref?: Ref<HTMLButtonElement>
  /** What it does, read out and shown as a tooltip by the browser. */
  label: string
  icon: ReactNode
  kind?: 'quiet' | 'normal' | 'danger'
  size?: 'normal' | 'small'
}

/** A square button with only an icon. Its name is required. */
export function IconButton({ label, icon, kind = 'quiet', size = 'normal', ...rest }: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={styles.button}
      data-kind={kind}
      data-size={size}
      data-square="true"
      render={(props) => <button {...props} title={label} />}
    >
      {icon}
    </AriaButton>
  )
}
