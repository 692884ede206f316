import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import popover from './popover.module.css'

/** One line of a menu: something to do (`onAction`) or somewhere to go (`href`). */
export interface MenuEntry {
  id: string
  label: string
  icon?: ReactNode
  onAction?: () => void
  href?: string
  isDisabled?: boolean
  kind?: 'normal' | 'danger'
}

interface MenuProps {
  /** What the menu is about, read out. */
  label: string
  /** The button that opens it: a `Button` or `IconButton`. */
  children: ReactNode
  entries: readonly MenuEntry[]
}

/** A list of things to do that opens from a button. */
export function Menu({ label, children, entries }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={popover.popover} placement="bottom end">
        <AriaMenu aria-label={label} className={popover.list}>
          {entries.map(({ id, label: text, icon, kind, ...rest }) => (
            <MenuItem key={id} id={id} textValue={text} className={popover.item} data-kind={kind} {...rest}>
              {icon}
              {text}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
