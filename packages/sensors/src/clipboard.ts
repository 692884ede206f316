import type { ClipboardObservation } from './observation.ts'

const mostRemembered = 50

/**
 * Reports copying, cutting and pasting with the length of the text only. Text pasted counts as the exam's own when it was
 * copied on this page before; what was copied is kept in memory as text just for that. Answers what stops it.
 */
export function watchClipboard(onObservation: (observation: ClipboardObservation) => void): () => void {
  const own: string[] = []

  const copied = (event: ClipboardEvent) => {
    const text = selectedText(event.target)
    own.push(comparable(text))
    own.splice(0, own.length - mostRemembered)
    report(event.type === 'cut' ? 'cut' : 'copy', text, true)
  }
  const pasted = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    report('paste', text, own.includes(comparable(text)))
  }
  const report = (action: ClipboardObservation['action'], text: string, isFromExam: boolean) =>
    onObservation({ of: 'clipboard', at: Date.now(), action, length: text.length, isFromExam })

  // While the event goes down, so that a widget that stops it further below hides nothing.
  document.addEventListener('copy', copied, true)
  document.addEventListener('cut', copied, true)
  document.addEventListener('paste', pasted, true)
  return () => {
    document.removeEventListener('copy', copied, true)
    document.removeEventListener('cut', copied, true)
    document.removeEventListener('paste', pasted, true)
  }
}

function selectedText(target: EventTarget | null): string {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
    return target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0)
  return document.getSelection()?.toString() ?? ''
}

/** Systems change line ends on the way through the clipboard. */
function comparable(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}
