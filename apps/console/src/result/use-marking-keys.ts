import { type RefObject, useEffect } from 'react'

interface MarkingKeys {
  form: RefObject<HTMLFormElement | null>
  onPoints: (points: number) => void
  onStep: (direction: 1 | -1) => void
}

/**
 * Keys for who marks hundreds of answers, wherever the focus is outside a field: digits give points, arrows move, Enter
 * saves. In a field they do what they do in every field.
 */
export function useMarkingKeys({ form, onPoints, onStep }: MarkingKeys): void {
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || isBusy(event.target))
        return
      if (/^\d$/.test(event.key)) {
        onPoints(Number(event.key))
        form.current?.querySelector('input')?.focus()
      } else if (event.key === 'ArrowRight') onStep(1)
      else if (event.key === 'ArrowLeft') onStep(-1)
      else if (event.key === 'Enter') form.current?.requestSubmit()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [form, onPoints, onStep])
}

/** Whatever is pressed there belongs to it. */
function isBusy(target: EventTarget | null): boolean {
  const busy =
    'input, textarea, select, button, a, summary, [contenteditable], [role="dialog"], [role="menu"]'
  return target instanceof Element && target.closest(busy) !== null
}
