import { lazy } from 'react'
import { Apart } from '../frame/apart.tsx'
import type { TalkPort } from './talk-port.ts'

const TalkPanel = lazy(async () => ({ default: (await import('./talk-panel.tsx')).TalkPanel }))

/** The place for talks, apart from the exam. */
export function TalkBeside({ port }: { port: TalkPort }) {
  return (
    <Apart>
      <TalkPanel port={port} />
    </Apart>
  )
}
