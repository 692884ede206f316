import { fetched } from '@invigil/design/fetched.tsx'
import { Apart } from '../frame/apart.tsx'
import type { TalkPort } from './talk-port.ts'

const TalkPanel = fetched(async () => (await import('./talk-panel.tsx')).TalkPanel)

/** The place for talks, apart from the exam. */
export function TalkBeside({ port }: { port: TalkPort }) {
  return (
    <Apart>
      <TalkPanel port={port} />
    </Apart>
  )
}
