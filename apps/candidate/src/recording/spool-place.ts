import { openSpoolRows, removeForgottenRows, spoolRows } from './spool-database.ts'
import { openSpoolFile, removeForgottenSpools, type SpoolFile, spoolFiles } from './spool-folder.ts'

/** `live` is shown; `backlog` is what could not be delivered while it was live; `kept` was chosen to be kept of what was shown. */
export type Part = 'live' | 'backlog' | 'kept'

/** What an earlier page left behind; `open` answers undefined when another page holds it. */
export interface EarlierSpool {
  recorderId: string
  part: 'backlog' | 'kept'
  open(): Promise<SpoolFile | undefined>
}

/** Opens a place for what one recorder has to deliver: a file, or the database where there are no files; undefined where there is neither. */
export async function openOwnSpool(
  attemptId: string,
  recorderId: string,
  part: 'live' | 'kept',
): Promise<SpoolFile | undefined> {
  const name = part === 'kept' ? `${recorderId}.kept.spool` : `${recorderId}.spool`
  return (await openSpoolFile(attemptId, name)) ?? (await openSpoolRows(attemptId, name))
}

/** What earlier pages of an attempt left on this device, and this one's own. */
export async function earlierSpools(attemptId: string): Promise<EarlierSpool[]> {
  const files = await spoolFiles(attemptId)
  const rows = await spoolRows(attemptId)
  return [
    ...files.filter(isSpool).map((name) => ({ ...read(name), open: () => openSpoolFile(attemptId, name) })),
    ...rows.map((name) => ({ ...read(name), open: () => openSpoolRows(attemptId, name) })),
  ]
}

/** The last seconds of evidence lie beside the spools, see ring-place.ts. */
function isSpool(name: string): boolean {
  return name.endsWith('.spool')
}

/** Removes what other attempts left long ago: their keys are gone, nobody could send it. */
export async function removeForgotten(attemptId: string): Promise<void> {
  await removeForgottenSpools(attemptId)
  await removeForgottenRows(attemptId)
}

function read(name: string): Pick<EarlierSpool, 'recorderId' | 'part'> {
  const [recorderId = '', kept] = name.split('.')
  return { recorderId, part: kept === 'kept' ? 'kept' : 'backlog' }
}
