import { Component, lazy, type ReactNode, Suspense } from 'react'
import type { TalkPort } from './talk-port.ts'

const TalkPanel = lazy(async () => ({ default: (await import('./talk-panel.tsx')).TalkPanel }))

/** The place for talks, apart from the exam: were it missing or broken, the exam would not notice. */
export function TalkBeside({ port }: { port: TalkPort }) {
  return (
    <Apart>
      <Suspense fallback={null}>
        <TalkPanel port={port} />
      </Suspense>
    </Apart>
  )
}

class Apart extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? null : this.props.children
  }
}
