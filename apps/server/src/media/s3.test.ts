import { describe, expect, test } from 'vitest'
import { filesInS3, findBucketTrouble } from '../platform/files-s3.ts'
import { aTestApp } from '../platform/testing.ts'
import { keepsFiles } from '../platform/testing-files.ts'
import { anS3Server } from '../platform/testing-s3.ts'
import { readTrack } from './read-track.ts'
import { theRecording } from './recording.ts'
import { aMediaRoom } from './testing-room.ts'
import { aRecordedCamera, byHand } from './testing-sealing.ts'
import { verifyAttempt } from './verify.ts'

const { isMissing, settings } = await anS3Server()

describe.skipIf(isMissing)('on a real S3 server', () => {
  const files = filesInS3(settings)

  keepsFiles('in a bucket', files)

  test('recordings are sealed there, read in parts, and verified', async () => {
    const app = await aTestApp({ rooms: [aMediaRoom({ kinds: ['camera'], sealing: byHand })], files })
    const attemptId = await aRecordedCamera(app, (await app.listen()).replace('http', 'ws'), 34)
    const before = await readTrack(app, attemptId, 'camera')
    await theRecording(app).sealer.round()
    expect(await files.list(`media/${attemptId}`)).toHaveLength(1)
    expect(await readTrack(app, attemptId, 'camera')).toEqual(before)
    expect(await verifyAttempt(app, theRecording(app), attemptId)).toMatchObject({ faults: [] })
  })

  test('a wrong secret and a bucket that is not there stop the start with a sentence', async () => {
    await expect(findBucketTrouble({ ...settings, secret: 'wrong' })).rejects.toThrow(
      'refuses s3AccessKey and s3Secret (it says SignatureDoesNotMatch)',
    )
    await expect(findBucketTrouble({ ...settings, bucket: 'elsewhere' })).rejects.toThrow(
      'there is no bucket',
    )
    expect(await findBucketTrouble(settings)).toBeUndefined()
  })
})
