import http from 'node:http'
import https from 'node:https'
import { buffer } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'minio'
import { checkKey, type Files, FilesTrouble } from './files.ts'
import { Refusal } from './refusal.ts'

/** Where a bucket is and who may use it. */
export interface S3Settings {
  /** e.g. `https://s3.example.org` or `http://10.0.0.5:9000`. */
  endpoint: string
  bucket: string
  region: string
  accessKey: string
  secret: string
  /** The bucket stands in the path (`host/bucket/key`) and not in the host name. */
  pathStyle: boolean
}

export interface S3Patience {
  /** How long one request may take before it is broken off, in milliseconds. */
  timeoutMs: number
  /** How often a request is made before its failure is told. */
  tries: number
  /** How long the first pause between two tries is at most, in milliseconds; it doubles. */
  pauseMs: number
}

const usualPatience: S3Patience = { timeoutMs: 30_000, tries: 4, pauseMs: 250 }

/**
 * Files in a bucket of any server that speaks S3. A request that hangs is broken off, one that fails for a reason that
 * may pass is made again. No S3 server promises that a key is not written twice, so a key must name its content.
 */
export function filesInS3(settings: S3Settings, patience: S3Patience = usualPatience): Files {
  const client = clientOf(settings, patience)
  const { bucket } = settings
  const ask = <Answer>(request: () => Promise<Answer>) => askAgain(request, patience)
  const read = (key: string, request: () => Promise<Buffer>) =>
    ask(request).catch((error: unknown) => {
      if (isMissing(error)) throw new Refusal('not-found', `no file ${key}`)
      throw error
    })
  return {
    async put(key, bytes) {
      checkKey(key)
      const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      await ask(() => client.putObject(bucket, key, body, body.length))
    },
    async get(key) {
      checkKey(key)
      return await read(key, async () => await buffer(await client.getObject(bucket, key)))
    },
    async getRange(key, from, length) {
      checkKey(key)
      if (length === 0) return Buffer.alloc(0)
      return await read(key, async () => {
        try {
          return await buffer(await client.getPartialObject(bucket, key, from, length))
        } catch (error) {
          if (codeOf(error) === 'InvalidRange') return Buffer.alloc(0)
          throw error
        }
      })
    },
    async has(key) {
      checkKey(key)
      return await ask(() => client.statObject(bucket, key)).then(
        () => true,
        (error: unknown) => {
          if (isMissing(error)) return false
          throw error
        },
      )
    },
    async delete(key) {
      checkKey(key)
      await ask(() => client.removeObject(bucket, key)).catch((error: unknown) => {
        if (!isMissing(error)) throw error
      })
    },
    async list(folder) {
      checkKey(folder)
      return await ask(async () => {
        const keys: string[] = []
        for await (const { name } of client.listObjectsV2(bucket, `${folder}/`, true)) keys.push(name)
        return keys.sort()
      })
    },
  }
}

/**
 * Asks for the bucket. Throws FilesTrouble when it refuses the credentials or does not exist; returns a sentence when it
 * does not answer, and undefined when all is well.
 */
export async function findBucketTrouble(
  settings: S3Settings,
  patience: S3Patience = { timeoutMs: 5_000, tries: 2, pauseMs: 250 },
): Promise<string | undefined> {
  const where = `${settings.bucket} at ${settings.endpoint}`
  const client = clientOf(settings, patience)
  try {
    // Asked about itself, a bucket answers without a body, so without a reason: a list says why it refuses.
    await askAgain(() => client.listObjectsV2(settings.bucket, 'invigil', true).toArray(), patience)
    return undefined
  } catch (error) {
    if (codeOf(error) === 'NoSuchBucket')
      throw new FilesTrouble(`there is no bucket ${where}; make it, or correct s3Bucket`)
    if (isRefused(error))
      throw new FilesTrouble(
        `the bucket ${where} refuses s3AccessKey and s3Secret (it says ${codeOf(error)}); correct them, or its policy`,
      )
    return `the bucket ${where} does not answer: ${error instanceof Error ? error.message : String(error)}`
  }
}

function clientOf(settings: S3Settings, { timeoutMs }: S3Patience): Client {
  const { hostname, port, protocol } = new URL(settings.endpoint)
  const useSSL = protocol === 'https:'
  const { request } = useSSL ? https : http
  const Agent = useSSL ? https.Agent : http.Agent
  return new Client({
    ...{ endPoint: hostname, useSSL, region: settings.region, pathStyle: settings.pathStyle },
    ...(port ? { port: Number(port) } : {}),
    ...{ accessKey: settings.accessKey, secretKey: settings.secret },
    // Its own retries write to the console and know no jitter at first; ours cover broken connections too.
    retryOptions: { disableRetry: true },
    // The client has no time limit: each of its requests gets one here, which also ends a body that stalls.
    transport: {
      request: (options: https.RequestOptions, hear: (response: http.IncomingMessage) => void) =>
        request({ ...options, signal: AbortSignal.timeout(timeoutMs) }, hear),
    } as never,
    transportAgent: new Agent({ keepAlive: true, maxSockets: 32 }),
  })
}

async function askAgain<Answer>(
  request: () => Promise<Answer>,
  { tries, pauseMs }: S3Patience,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request()
    } catch (error) {
      if (attempt >= tries || isFinal(error)) throw error
      // Full jitter: those who were refused together do not come back together.
      await pause(Math.random() * pauseMs * 2 ** (attempt - 1))
    }
  }
}

function isFinal(error: unknown): boolean {
  return isMissing(error) || isRefused(error) || ['NoSuchBucket', 'InvalidRange'].includes(codeOf(error))
}

const refused = ['AccessDenied', 'SignatureDoesNotMatch', 'InvalidAccessKeyId', 'Forbidden']

function isRefused(error: unknown): boolean {
  return refused.includes(codeOf(error))
}

function isMissing(error: unknown): boolean {
  return ['NoSuchKey', 'NotFound'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
