import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import type { ItemId } from '@invigil/contract/ids.ts'
import { exampleExam } from '@invigil/items/example-exam.ts'
import { root } from '@invigil/server/src/platform/root.ts'
import { callerOf } from '@invigil/simulator/wire/caller.ts'
import { foundOrganisation, openHall, publishExam, withoutCheckIn } from './hall.ts'
import { someFolder } from './server-process.ts'
import type { Table } from './table.ts'
import { aRecordedCandidate, openWall } from './takeover-crowd.ts'
import { endNow, spawnMortal, withUndoing } from './undoing.ts'

const candidates = Number(process.env.INVIGIL_BENCH_CANDIDATES ?? 10)
const middle = '10.213.77.1'
const [first, second] = [
  { space: 'invigil-one', link: 'invigil1', address: '10.213.77.2' },
  { space: 'invigil-two', link: 'invigil2', address: '10.213.77.3' },
]
const bridge = 'invigil0'
const ports = { server: 8600, postgres: 8601, nats: 8602, proxy: 8603, s3: 8604 }
const postgresPrograms = '/usr/lib/postgresql/15/bin'
const secret = randomBytes(16).toString('hex')
const patienceMs = 90_000

/**
 * Two machines, as network namespaces with a data folder each; PostgreSQL, NATS and an S3 server between them. Candidates are on
 * the one, the proctor's wall on the other. The cable of the first is pulled and it is killed: how soon all goes on, and what is
 * lost. Needs root, and PostgreSQL 15, nats-server and Swift of Debian.
 */
export async function run(): Promise<Table> {
  const { folder, remove } = someFolder()
  const running: ChildProcess[] = []
  const steps = [
    () => killAll(first.space),
    () => killAll(second.space),
    () => running.forEach(endNow),
    clear,
    remove,
  ]
  return await withUndoing(steps, () => loseOne(folder, running))
}

async function loseOne(folder: string, running: ChildProcess[]): Promise<Table> {
  lay()
  await startBetween(folder, running)
  const one = await startOn(first, path.join(folder, 'one'), running)
  const founder = await foundOrganisation({
    url: `http://${first.address}:${ports.server}`,
    invitation: one.invitation,
  })
  mkdirSync(path.join(folder, 'two'), { mode: 0o700 })
  cpSync(path.join(folder, 'one/keys'), path.join(folder, 'two/keys'), { recursive: true })
  await startOn(second, path.join(folder, 'two'), running)
  const proxy = startProxy()
  const rows = await measure(`http://127.0.0.1:${ports.proxy}`, founder.cookie)
  proxy.close()
  return {
    title: `Two machines, ${candidates} candidates on the one, a wall on the other; the first loses cable and power`,
    columns: ['what', 'found', 'bar'],
    rows,
    notes: [
      'a machine is a network namespace with a data folder of its own; PostgreSQL, NATS and S3 (Swift) lie between them',
      'the proxy asks each machine twice a second whether it is ready and cuts the connections of one that is silent for a second',
    ],
  }
}

async function measure(url: string, cookie: string): Promise<(string | number)[][]> {
  const caller = callerOf(url, { cookie })
  const examId = await publishExam(caller, {
    ...withoutCheckIn,
    streams: { camera: 'asked', microphone: 'off', screen: 'off' },
    recording: 'whole',
  })
  const { sittingId, tokens } = await openHall(caller, examId, candidates)
  let takenBack = 0
  const hear = (frames: number) => {
    takenBack += Math.max(0, frames)
  }
  const crowd = await Promise.all(tokens.map((token) => aRecordedCandidate(url, token, someItem(), hear)))
  const wall = openWall(
    `http://${second.address}:${ports.server}`,
    cookie,
    sittingId,
    crowd.map(({ attemptId }) => attemptId),
  )
  await until(() => wall.seen.size === crowd.length)
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  const next = new Map(crowd.map((each) => [each.attemptId, each.made().length + 1]))
  const answered = new Map(crowd.map((each) => [each.attemptId, each.receipts.length]))
  const pulledAt = performance.now()
  ip('link', 'set', first.link, 'down')
  killAll(first.space)
  const since = () => Math.round((performance.now() - pulledAt) / 10) / 100
  const goOn = async (holds: () => boolean) => until(holds).then(since)
  const [answers, delivers, shows] = await Promise.all([
    goOn(() => crowd.every((each) => each.receipts.length > (answered.get(each.attemptId) ?? 0) + 1)),
    goOn(() => crowd.every((each) => each.acked() >= (next.get(each.attemptId) ?? 0))),
    goOn(() => [...next].every(([attemptId, seq]) => (wall.seen.get(attemptId) ?? 0) >= seq)),
  ])
  await Promise.all(crowd.map((each) => each.finish()))
  const lost = await Promise.all(crowd.map((each) => each.lostAnswers()))
  wall.stop()
  const total = crowd.reduce((sum, { receipts }) => sum + receipts.length, 0)
  const frames = crowd.reduce((sum, each) => sum + each.made().length, 0)
  return [
    [`frames sent: ${frames}; acknowledged by the first, on its disk only, and sent again`, takenBack, ''],
    ['every candidate has an answer acknowledged by the other, s', answers, '≤ 10'],
    ['every candidate’s camera delivers to the other, s', delivers, '≤ 10'],
    ['the wall shows every candidate again, s', shows, '≤ 10'],
    [`acknowledged answers: ${total}, lost`, lost.reduce((sum, each) => sum + each, 0), '0'],
  ]
}

/** Two namespaces and a bridge between them, on which the rest listens. */
function lay(): void {
  clear()
  ip('link', 'add', bridge, 'type', 'bridge')
  ip('addr', 'add', `${middle}/24`, 'dev', bridge)
  ip('link', 'set', bridge, 'up')
  for (const { space, link, address } of [first, second]) {
    ip('netns', 'add', space)
    ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', space)
    ip('link', 'set', link, 'master', bridge)
    ip('link', 'set', link, 'up')
    ip('-n', space, 'addr', 'add', `${address}/24`, 'dev', 'eth0')
    ip('-n', space, 'link', 'set', 'eth0', 'up')
    ip('-n', space, 'link', 'set', 'lo', 'up')
  }
}

/** Those of a run that was killed, too. */
function clear(): void {
  for (const name of [first.link, second.link, bridge])
    if (existsSync(`/sys/class/net/${name}`)) ip('link', 'del', name)
  for (const { space } of [first, second]) if (existsSync(`/run/netns/${space}`)) ip('netns', 'del', space)
}

function killAll(space: string): void {
  if (!existsSync(`/run/netns/${space}`)) return
  const pids = execFileSync('/usr/sbin/ip', ['netns', 'pids', space], { encoding: 'utf8' })
  for (const pid of pids.trim().split('\n').filter(Boolean)) process.kill(Number(pid), 'SIGKILL')
}

async function startBetween(folder: string, running: ChildProcess[]): Promise<void> {
  const data = path.join(folder, 'postgres')
  const asNobody = ['--user', '--map-user=65534', '--map-group=65534', '--']
  execFileSync(
    'unshare',
    [...asNobody, `${postgresPrograms}/initdb`, '-D', data, '-U', 'app', '-A', 'trust'],
    {
      stdio: 'ignore',
    },
  )
  const listens = ['-c', `listen_addresses=${middle}`, '-c', `port=${ports.postgres}`]
  const others = [
    '-c',
    `unix_socket_directories=${data}`,
    '-c',
    'max_connections=200',
    '-c',
    `hba_file=${data}/all.conf`,
  ]
  execFileSync('sh', ['-c', `echo 'host all all 10.213.77.0/24 trust' > ${data}/all.conf`])
  running.push(
    spawnMortal(
      ['unshare', ...asNobody],
      [`${postgresPrograms}/postgres`, '-D', data, ...listens, ...others],
      { stdio: 'ignore' },
    ),
    spawnMortal([], ['/usr/sbin/nats-server', '-a', middle, '-p', String(ports.nats)], { stdio: 'ignore' }),
  )
  const script = path.join(root, 'apps/server/src/platform/testing-s3.py')
  const inner = [8605, 8606, 8607, 8608, 8609].map(String)
  running.push(
    // It ends its own servers when the pipe to us closes.
    spawn('/usr/bin/python3', [script, path.join(folder, 'swift'), ...inner, secret], {
      stdio: ['pipe', 'ignore', 'ignore'],
    }),
  )
  createServer((socket) => join(socket, connect(8605, '127.0.0.1')))
    .listen(ports.s3, middle)
    .unref()
  await untilTrue(() => makeBucket().catch(() => false))
}

/** By Swift's own interface, which needs no signature. */
async function makeBucket(): Promise<boolean> {
  const asked = await fetch('http://127.0.0.1:8605/auth/v1.0', {
    headers: { 'x-auth-user': 'test:tester', 'x-auth-key': secret },
  })
  const token = asked.headers.get('x-auth-token') ?? ''
  const account = asked.headers.get('x-storage-url') ?? ''
  const made = await fetch(`${account}/recordings`, { method: 'PUT', headers: { 'x-auth-token': token } })
  return made.ok
}

async function startOn(
  { space, address }: typeof first,
  data: string,
  running: ChildProcess[],
): Promise<{ invitation: () => Promise<string> }> {
  const flags = {
    ...{ data, host: address, port: ports.server, 'relay-host': address, 'log-level': 'error' },
    'database-url': `postgres://app@${middle}:${ports.postgres}/postgres`,
    'nats-url': `nats://${middle}:${ports.nats}`,
    ...{ files: 's3', 's3-endpoint': `http://${middle}:${ports.s3}`, 's3-bucket': 'recordings' },
    ...{ 's3-access-key': 'test:tester', 's3-secret': secret, 'vision-processes': 0, ffmpeg: '' },
    'requests-per-minute': 10_000_000,
  }
  const words = Object.entries(flags).map(([name, value]) => `--${name}=${value}`)
  const program = [process.execPath, path.join(root, 'apps/server/src/main.ts'), 'serve', ...words]
  const server = spawnMortal(['/usr/sbin/ip', 'netns', 'exec', space], program, {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(server)
  let said = ''
  server.stdout?.on('data', (part: Buffer) => {
    said += part
  })
  await untilTrue(() => isReady(address))
  const invitation = async () => {
    await until(() => /#([\w-]+)/.test(said))
    return /#([\w-]+)/.exec(said)?.[1] ?? ''
  }
  return { invitation }
}

async function isReady(address: string): Promise<boolean> {
  const asked = fetch(`http://${address}:${ports.server}/readyz`, { signal: AbortSignal.timeout(1_000) })
  return await asked.then(
    ({ ok }) => ok,
    () => false,
  )
}

/** Sends everybody to the first machine while it is ready, and to the other from then on. */
function startProxy(): { close: () => void } {
  let target = first
  const open = new Set<Socket>()
  const asking = setInterval(async () => {
    if (target === second || (await isReady(first.address))) return
    target = second
    for (const socket of open) socket.destroy()
  }, 500)
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    join(socket, connect(ports.server, target.address))
  }).listen(ports.proxy, '127.0.0.1')
  return {
    close() {
      clearInterval(asking)
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to)
    from.on('error', () => undefined)
    from.on('close', () => to.destroy())
  }
}

/** Of the exam that everybody sits. */
function someItem(): ItemId {
  const [item] = exampleExam('general-science-en').content.sections.flatMap(({ items }) => items)
  if (!item) throw new Error('the exam has no items')
  return item.id
}

function ip(...words: string[]): void {
  execFileSync('/usr/sbin/ip', words, { stdio: ['ignore', 'ignore', 'inherit'] })
}

async function until(holds: () => boolean): Promise<void> {
  await untilTrue(async () => holds())
}

async function untilTrue(holds: () => Promise<boolean>): Promise<void> {
  const latest = performance.now() + patienceMs
  while (!(await holds())) {
    if (performance.now() > latest) throw new Error(`not within ${patienceMs} ms: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
