import { Button } from '@invigil/design/button.tsx'
import { Row } from '@invigil/design/stack.tsx'
import { type ReactNode, useEffect, useRef, useState } from 'react'

interface MoreRowsProps {
  hasMore: boolean
  isPending: boolean
  onMore: () => void
  /** What the button says. */
  label: string
  /** How much of the list is shown, said beside the button, and in its place when nothing more follows. */
  shown?: ReactNode
}

/** Below a list that is read page by page. With the last page the button goes; the keyboard then stands on what is said instead. */
export function MoreRows({ hasMore, isPending, onMore, label, shown }: MoreRowsProps) {
  const [wasAsked, setAsked] = useState(false)
  const end = useRef<HTMLElement>(null)
  const hasEnded = wasAsked && !hasMore
  useEffect(() => {
    if (hasEnded && document.activeElement === document.body) end.current?.focus()
  }, [hasEnded])
  function more() {
    setAsked(true)
    onMore()
  }
  if (!hasMore && !wasAsked) return null
  return (
    <Row>
      {hasMore ? (
        <Button isPending={isPending} onPress={more}>
          {label}
        </Button>
      ) : null}
      <small ref={end} tabIndex={-1} role="status">
        {shown}
      </small>
    </Row>
  )
}
