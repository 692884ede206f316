import { z } from 'zod'
import type { App } from '../../platform/app.ts'
import { theWebRtcLine } from './sessions.ts'

/** A connection, and the process that holds it where that is another one. */
export interface SessionPlace {
  session: string
  processId: string | undefined
}

/** What is asked of a connection, wherever it is held. */
export const AskedOfSession = z.discriminatedUnion('do', [
  z.object({ do: z.literal('close') }),
  z.object({
    do: z.literal('candidates'),
    candidates: z.array(z.object({ mid: z.string().optional(), candidate: z.string() })),
  }),
])
export type AskedOfSession = z.infer<typeof AskedOfSession>

const Hint = z.object({ session: z.uuid(), asked: AskedOfSession })
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const written = new RegExp(`^(${uuid})(?:\\.(${uuid}))?$`)

/** How a connection of this process is named in its address: among several processes it says which. */
export function placeOf({ processes }: App, session: string): string {
  return processes.isAlone ? session : `${session}.${processes.me}`
}

/** Where a connection is held; undefined where there is none any more. */
export function sessionAt(app: App, place: string): SessionPlace | undefined {
  const [, session, processId] = written.exec(place) ?? []
  if (!session) return undefined
  if (!processId || processId === app.processes.me)
    return theWebRtcLine(app).has(session) ? { session, processId: undefined } : undefined
  return app.processes.find(processId)?.isAlive ? { session, processId } : undefined
}

/** Asks something of a connection. What another process is asked may be lost with the process. */
export function toSession(app: App, { session, processId }: SessionPlace, asked: AskedOfSession): void {
  if (!processId) answer(app, session, asked)
  else for (const hint of inHints(asked)) app.publish(topicOf(processId), { session, asked: hint })
}

/** Does what other processes ask of connections that are held here; returns what ends that. */
export function answerForSessions(app: App): () => void {
  return app.subscribe(topicOf(app.processes.me), (hint) => {
    const told = Hint.safeParse(hint).data
    if (told) answer(app, told.session, told.asked)
  })
}

function answer(app: App, session: string, asked: AskedOfSession): void {
  const line = theWebRtcLine(app)
  if (asked.do === 'close') line.close(session)
  else line.candidates(session, asked.candidates)
}

/** A hint has room for about 7 kB. */
function inHints(asked: AskedOfSession): AskedOfSession[] {
  if (asked.do === 'close') return [asked]
  return asked.candidates.map((one) => ({ do: 'candidates', candidates: [one] }))
}

function topicOf(processId: string): string {
  return `webrtc-process:${processId}`
}
