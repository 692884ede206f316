import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'minio'
import { afterAll } from 'vitest'
import type { S3Settings } from './files-s3.ts'

/** An S3 server for a file's tests, or word that this machine has none. */
export interface TestS3 {
  /** True: the tests that need it skip, and a sentence on stderr has said why. */
  isMissing: boolean
  settings: S3Settings
}

function findMissing(): string[] {
  const programs = ['proxy', 'object', 'container', 'account'].map((name) => `swift-${name}-server`)
  return [...programs, 'memcached'].filter((name) => !isInPath(name))
}

function isInPath(name: string): boolean {
  try {
    execFileSync('which', [name], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Starts an S3 server of its own (OpenStack Swift) with an empty bucket, and ends it after the file's tests. Takes some seconds. */
export async function anS3Server(): Promise<TestS3> {
  const missing = findMissing()
  if (missing.length > 0) {
    const packages = 'swift-proxy swift-account swift-container swift-object memcached'
    process.stderr.write(`S3 is not tested: ${missing.join(', ')} missing (apt-get install ${packages})\n`)
    return { isMissing: true, settings: settingsAt('http://127.0.0.1:9', 'none') }
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'invigil-s3-'))
  const secret = randomBytes(16).toString('hex')
  const ports = await freePorts(5)
  const script = path.join(import.meta.dirname, 'testing-s3.py')
  const swift = spawn(
    '/usr/bin/python3',
    [script, path.join(folder, 'swift'), ...ports.map(String), secret],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
    },
  )
  const said: Buffer[] = []
  swift.stderr.on('data', (words: Buffer) => said.push(words))
  afterAll(async () => {
    swift.kill('SIGTERM')
    await once(swift, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })
  const endpoint = `http://127.0.0.1:${ports[0]}`
  await healthy(`${endpoint}/healthcheck`, swift, said)
  const settings = settingsAt(endpoint, secret)
  await makeBucket(settings)
  return { isMissing: false, settings }
}

function settingsAt(endpoint: string, secret: string): S3Settings {
  const bucket = { bucket: 'recordings', region: 'us-east-1', pathStyle: true }
  return { endpoint, ...bucket, accessKey: 'test:tester', secret }
}

async function healthy(url: string, swift: ChildProcess, said: Buffer[]): Promise<void> {
  const latest = Date.now() + 40_000
  const isWell = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isWell())) {
    if (swift.exitCode !== null || Date.now() > latest)
      throw new Error(`the S3 server did not start: ${Buffer.concat(said)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The proxy is well before the servers behind it are, so the first words are repeated. */
async function makeBucket({ endpoint, bucket, region, accessKey, secret }: S3Settings): Promise<void> {
  const { hostname, port } = new URL(endpoint)
  const at = { endPoint: hostname, port: Number(port), useSSL: false, region, pathStyle: true }
  const client = new Client({ ...at, accessKey, secretKey: secret })
  const latest = Date.now() + 20_000
  for (;;) {
    try {
      await client.makeBucket(bucket, region)
      return
    } catch (error) {
      if (Date.now() > latest) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
