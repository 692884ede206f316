import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** Every setting of the server, its default and what it means. Settings of an organisation live in the database instead. */
export const Config = z.object({
  data: z.string().min(1).default('./data').describe('directory of everything the server keeps'),
  host: z.string().min(1).default('127.0.0.1').describe('address to listen on; 0.0.0.0 for all'),
  port: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8080)
    .describe('port to listen on; 0 picks a free one'),
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('address people type, e.g. https://exams.example.org'),
  databaseUrl: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('your own PostgreSQL (15 or newer); without it one is started in the data directory')
    .meta({ secret: true }),
  databaseConnections: z.coerce
    .number()
    .int()
    .min(4)
    .max(200)
    .default(16)
    .describe('most connections to PostgreSQL'),
  logLevel: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('least level of log lines'),
  trustProxy: z
    .stringbool()
    .or(z.boolean())
    .default(false)
    .describe('believe X-Forwarded-For and -Proto: only behind a proxy of yours'),
  requestsPerMinute: z.coerce
    .number()
    .int()
    .min(60)
    .default(60_000)
    .describe('most requests a minute from one address; a whole hall may share one'),
  metricsToken: z
    .string()
    .min(16)
    .optional()
    .describe(
      'what Prometheus sends as a bearer token for /metrics; without it only this machine may read them',
    )
    .meta({ secret: true }),
  visionProcesses: z.coerce
    .number()
    .int()
    .min(0)
    .max(64)
    .default(1)
    .describe('processes beside the server that look at camera pictures, one core each; 0 for none'),
  ffmpeg: z.string().default('ffmpeg').describe('program that reads the cameras of halls; empty for none'),
  webrtcAddress: z
    .ipv4()
    .optional()
    .describe('address of this machine for WHIP and WHEP, beside those of its network cards'),
  webrtcPorts: z
    .string()
    .regex(/^\d{4,5}-\d{4,5}$/)
    .default('47000-47999')
    .describe('UDP ports for WHIP and WHEP, open in the firewall where these are used'),
  uploadsOfSitting: z.coerce
    .number()
    .positive()
    .max(100_000)
    .default(50)
    .describe('most gigabytes that the files of all answers of one sitting may have together'),
  models: z
    .enum(['best', 'strict'])
    .default('best')
    .describe(
      'networks that look at pictures: the best there are, or only those of clear licence and author',
    ),
  files: z
    .enum(['disk', 's3'])
    .default('disk')
    .describe('where sealed recordings, evidence and images are kept: in the data directory, or in a bucket'),
  s3Endpoint: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('address of the S3 server, e.g. https://s3.example.org'),
  s3Bucket: z.string().min(3).max(63).default('invigil').describe('the bucket; it must exist'),
  s3Region: z
    .string()
    .min(1)
    .default('us-east-1')
    .describe('region that requests to the bucket are signed for'),
  s3AccessKey: z.string().min(1).optional().describe('who uses the bucket'),
  s3Secret: z.string().min(1).optional().describe('secret of s3AccessKey').meta({ secret: true }),
  s3PathStyle: z
    .stringbool()
    .or(z.boolean())
    .default(true)
    .describe('the bucket stands in the path of the address, not in its host name'),
  turnUrls: z
    .string()
    .regex(/^turns?:[^\s,]+(,\s*turns?:[^\s,]+)*$/)
    .optional()
    .describe(
      'TURN servers for talks where browsers find no direct way, e.g. turn:turn.example.org:3478,turns:turn.example.org:443?transport=tcp',
    ),
  turnSecret: z
    .string()
    .min(16)
    .optional()
    .describe(
      'what your TURN server has as its static-auth-secret; candidates get passwords made of it that expire',
    )
    .meta({ secret: true }),
  turnOnly: z
    .stringbool()
    .or(z.boolean())
    .default(false)
    .describe('talks go through the TURN server only, so that no side learns the address of the other'),
  processes: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .describe('server processes on this machine that share its port, one core each'),
  roles: z
    .string()
    .regex(/^(web|worker)(,(web|worker))?$/)
    .default('web,worker')
    .describe('web answers people, worker does what happens later; a process may do either or both'),
  natsUrl: z
    .string()
    .regex(/^nats:\/\/\S+$/)
    .optional()
    .describe(
      'NATS servers that carry hints between processes, e.g. nats://10.0.0.5:4222; without it PostgreSQL does',
    )
    .meta({ secret: true }),
  relayHost: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('address of this machine at which server processes on other machines reach it'),
  anchorFile: z
    .string()
    .min(1)
    .optional()
    .describe('second file for the signed heads of evidence, best on a disk that this server cannot rewrite'),
  mailFrom: z.string().min(3).default('Invigil <invigil@localhost>').describe('sender of letters'),
})
export type Config = z.infer<typeof Config>

export type Origin = 'default' | 'file' | 'environment' | 'flag'

export interface ReadConfig {
  config: Config
  /** Where each setting came from. */
  origins: Record<string, Origin>
  /** What is left of the arguments: those that are no setting. */
  rest: string[]
}

/** A wrong setting: its name, its value and what is allowed. */
export class WrongSetting extends Error {
  override name = 'WrongSetting'
}

const names = Object.keys(Config.shape) as (keyof Config)[]

/** Reads all settings: defaults, then `invigil.config.json` (or `--config FILE`), then `INVIGIL_…`, then `--flags`. Throws WrongSetting. */
export function readConfig(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  folder = process.cwd(),
): ReadConfig {
  const { flags, file, rest } = readFlags(args)
  const fromFile = readFile(file ?? environment.INVIGIL_CONFIG, folder)
  const values: Record<string, unknown> = {}
  const origins: Record<string, Origin> = {}
  for (const name of names) {
    const [origin, value] = choose(name, flags, environment, fromFile)
    origins[name] = origin
    if (value === undefined) continue
    const checked = Config.shape[name].safeParse(value)
    if (!checked.success) throw wrong(name, value, origin, checked.error)
    values[name] = value
  }
  const config = Config.parse(values)
  return { config: { ...config, data: path.resolve(folder, config.data) }, origins, rest }
}

/** The settings as lines for people: name, value (secrets hidden), where it came from, what it means. */
export function describeConfig({ config, origins }: ReadConfig): string {
  const rows = names.map((name) => {
    const isSecret = Config.shape[name].meta()?.secret === true
    const value = config[name]
    const shown = value === undefined ? '(none)' : isSecret ? '(hidden)' : String(value)
    return [name, shown, origins[name] ?? 'default', Config.shape[name].description ?? '']
  })
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function choose(
  name: keyof Config,
  flags: Record<string, string>,
  environment: Readonly<Record<string, string | undefined>>,
  fromFile: Record<string, unknown>,
): [Origin, unknown] {
  if (flags[name] !== undefined) return ['flag', flags[name]]
  const variable = environment[`INVIGIL_${snake(name).toUpperCase()}`]
  if (variable !== undefined) return ['environment', variable]
  if (name === 'databaseUrl' && environment.DATABASE_URL) return ['environment', environment.DATABASE_URL]
  if (fromFile[name] !== undefined) return ['file', fromFile[name]]
  return ['default', undefined]
}

function readFlags(args: readonly string[]) {
  const flags: Record<string, string> = {}
  const rest: string[] = []
  let file: string | undefined
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? ''
    const [, flag, joined] = /^--([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(word) ?? []
    const name = names.find((known) => snake(known).replaceAll('_', '-') === flag)
    if (!name && flag !== 'config') {
      rest.push(word)
      continue
    }
    const value = joined ?? args[++at]
    if (value === undefined) throw new WrongSetting(`--${flag} needs a value`)
    if (name) flags[name] = value
    else file = value
  }
  return { flags, file, rest }
}

function readFile(named: string | undefined, folder: string): Record<string, unknown> {
  const file = path.resolve(folder, named ?? 'invigil.config.json')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (!named && (error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new WrongSetting(`the configuration file ${file} cannot be read: ${(error as Error).message}`)
  }
  const read = z.record(z.string(), z.unknown()).safeParse(parseJson(text, file))
  if (!read.success) throw new WrongSetting(`the configuration file ${file} must hold one JSON object`)
  const unknown = Object.keys(read.data).find((key) => !(names as string[]).includes(key))
  if (unknown) throw new WrongSetting(`${unknown} in ${file} is no setting; there are: ${names.join(', ')}`)
  return read.data
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new WrongSetting(`the configuration file ${file} is not JSON: ${(error as Error).message}`)
  }
}

function wrong(name: keyof Config, value: unknown, origin: Origin, error: z.ZodError): WrongSetting {
  const schema = Config.shape[name]
  const shown = schema.meta()?.secret === true ? '(hidden)' : JSON.stringify(value)
  const allowed = error.issues.map((issue) => issue.message).join('; ')
  return new WrongSetting(
    `${name} is ${shown} (from ${origin}), which is not allowed: ${allowed} (${schema.description})`,
  )
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
