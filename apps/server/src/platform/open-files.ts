import path from 'node:path'
import type { Config } from './config.ts'
import { type Files, FilesTrouble, filesOnDisk } from './files.ts'
import { filesInS3, findBucketTrouble, type S3Settings } from './files-s3.ts'

/**
 * The files of a configuration: in its data directory, or in its bucket. Throws FilesTrouble when the bucket's settings
 * are wrong; a bucket that is only out of reach is told to `warn`, because an exam can go on without it.
 */
export async function openFiles(config: Config, warn: (sentence: string) => void): Promise<Files> {
  if (config.files === 'disk') return filesOnDisk(path.join(config.data, 'files'))
  const settings = s3SettingsOf(config)
  const trouble = await findBucketTrouble(settings)
  if (trouble) warn(trouble)
  return filesInS3(settings)
}

function s3SettingsOf(config: Config): S3Settings {
  const { s3Endpoint, s3AccessKey, s3Secret, s3Bucket, s3Region, s3PathStyle } = config
  if (!s3Endpoint || !s3AccessKey || !s3Secret)
    throw new FilesTrouble('files is s3, which needs s3Endpoint, s3AccessKey and s3Secret')
  return {
    ...{ endpoint: s3Endpoint, bucket: s3Bucket, region: s3Region },
    ...{ accessKey: s3AccessKey, secret: s3Secret, pathStyle: s3PathStyle },
  }
}
