import { IconButton } from '@invigil/design/button.tsx'
import { RedoIcon, UndoIcon } from '@invigil/design/icons.tsx'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'

interface HistoryButtonsProps {
  undo: (() => void) | undefined
  redo: (() => void) | undefined
}

/** Back and forth in what was changed, also by Ctrl+Z and Ctrl+Shift+Z; within a text these keys stay the text's own. */
export function HistoryButtons({ undo, redo }: HistoryButtonsProps) {
  const t = useTranslations('authoring')
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }

  useEffect(() => {
    function hear(event: KeyboardEvent) {
      const way = wayOf(event)
      if (!way || isText(event.target)) return
      event.preventDefault()
      latest.current[way]?.()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])

  return (
    <>
      <IconButton label={t('undo')} icon={<UndoIcon />} isDisabled={!undo} onPress={() => undo?.()} />
      <IconButton label={t('redo')} icon={<RedoIcon />} isDisabled={!redo} onPress={() => redo?.()} />
    </>
  )
}

function wayOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(ctrlKey || metaKey) || altKey) return
  const pressed = key.toLowerCase()
  if (pressed === 'z') return shiftKey ? 'redo' : 'undo'
  return pressed === 'y' && !shiftKey ? 'redo' : undefined
}

function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const isOther =
    target instanceof HTMLInputElement && /^(checkbox|radio|range|button|file)$/.test(target.type)
  return target.isContentEditable || (target.matches('input, textarea, select, dialog *') && !isOther)
}
