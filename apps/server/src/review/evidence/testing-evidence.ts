import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { extract, pack } from 'tar-stream'
import { begins, type TestDevice } from '../../attempt/testing.ts'
import { anExam } from '../../exam/testing.ts'
import { aPerson, ownOrganisation } from '../../identity/testing.ts'
import { theRecording } from '../../media/recording.ts'
import { aConfig, aPretendRecorder, someBytes } from '../../media/testing-recorder.ts'
import type { TestApp } from '../../platform/testing.ts'
import { aCandidate, aSitting } from '../../sitting/testing.ts'

/** A file of an archive. */
export interface TarFile {
  name: string
  bytes: Buffer
}

/** The files of a tar, in order. */
export async function filesIn(tar: Buffer): Promise<TarFile[]> {
  const entries = extract()
  Readable.from([tar]).pipe(entries as unknown as NodeJS.WritableStream)
  const files: TarFile[] = []
  for await (const entry of entries)
    files.push({ name: entry.header.name, bytes: await buffer(entry as AsyncIterable<Buffer>) })
  return files
}

/** A tar of these files. */
export async function tarOf(files: readonly TarFile[]): Promise<Buffer> {
  const tar = pack()
  for (const { name, bytes } of files) tar.entry({ name }, bytes)
  tar.finalize()
  return await buffer(tar as AsyncIterable<Buffer>)
}

/** An attempt that goes on while its camera records. */
export interface Recorded {
  device: TestDevice
  attemptId: AttemptId
  /** Records so many commits more, each a record, and returns when the index has them. */
  record: (commits: number) => Promise<void>
  submit: () => Promise<void>
}

/** A running attempt whose camera has recorded `commits` records. */
export async function aRecordedAttempt(
  app: TestApp,
  address: string,
  { name = 'Linh', commits = 4 } = {},
): Promise<Recorded> {
  const by = await aPerson(app, { organisationId: await ownOrganisation(app) })
  const exam = await anExam(app, by, { preset: 'strict' })
  const { candidate } = await aSitting(app, { by, exam }).with(aCandidate(name))
  const device = await begins(app, candidate(name))
  const { attemptId, attemptKey, client, journalId } = device
  const consents = [{ stream: 'camera', isGiven: true } as const]
  await client.checkin.consent({ attemptId, consents, wording: 'w' })
  const begunAt = app.now().getTime()
  let seq = 0
  const record = async (more: number) => {
    const recorder = aPretendRecorder(() => `${address}/socket/media/${attemptId}`, {
      key: attemptKey,
      id: recorderId,
    })
    recorder.made.set('camera', made)
    await recorder.until(() => recorder.notices.length > 0)
    const upTo = seq + more
    while (seq < upTo) {
      seq += 1
      const frame =
        seq === 1 ? { kind: 'config' as const, payload: aConfig(begunAt) } : { payload: someBytes(300) }
      recorder.send('camera', { isKey: seq === 2, ts: seq * 1000, ...frame })
      await recorder.until(() => recorder.acked('camera') >= seq)
    }
    made = recorder.made.get('camera') ?? []
    recorder.stop()
    theRecording(app).ingest.closeChunks()
    await theRecording(app).indexed()
  }
  const recorderId = crypto.randomUUID()
  let made: ReturnType<ReturnType<typeof aPretendRecorder>['send']>[] = []
  await record(commits)
  return {
    ...{ device, attemptId, record },
    submit: async () => {
      await client.attempt.submit({ attemptId, journalId, lastSeq: 0 })
    },
  }
}
