import { describe, expect, test } from 'vitest'
import { filesInS3, findBucketTrouble } from '../platform/files-s3.ts'
import { keepsFiles } from '../platform/testing-files.ts'
import { anS3Server } from '../platform/testing-s3.ts'

const { isMissing, settings } = await anS3Server()

describe.skipIf(isMissing)('on a real S3 server', () => {
  const files = filesInS3(settings)

  keepsFiles('in a bucket', files)

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
