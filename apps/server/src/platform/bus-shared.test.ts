import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { aLocalBus, type Bus } from './bus.ts'
import { carryByNats } from './bus-nats.ts'
import { carryByNotify } from './bus-notify.ts'
import { aSharedBus, type Carrier } from './bus-shared.ts'
import { openLine } from './database-line.ts'
import { aTestApp } from './testing.ts'

const natsServer = ['/usr/sbin/nats-server', '/usr/bin/nats-server'].find(existsSync)
const app = await aTestApp({ rooms: [] })
const nats = { port: await aFreePort(), child: undefined as ChildProcess | undefined }
const buses: Bus[] = []
afterAll(async () => {
  await Promise.all(buses.map((bus) => bus.stop()))
  nats.child?.kill('SIGKILL')
})

interface Adapter {
  name: string
  isHere: boolean
  carry: () => Carrier
  /** Breaks all connections for a moment. */
  disturb: () => Promise<void>
}

const adapters: Adapter[] = [
  {
    name: 'NOTIFY',
    isHere: true,
    carry: () => carryByNotify(openLine(app.pool)),
    disturb: async () => {
      await app.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'invigil line' and datname = current_database()",
      )
    },
  },
  {
    // Debian: apt install nats-server. Without it these are skipped.
    name: 'NATS',
    isHere: natsServer !== undefined,
    carry: () => carryByNats(`nats://127.0.0.1:${nats.port}`, () => undefined),
    disturb: async () => {
      nats.child?.kill('SIGKILL')
      await startNats()
    },
  },
]

describe.each(adapters)('a bus by $name', ({ isHere, carry, disturb }) => {
  test.skipIf(!isHere)('brings hints to the others, once here, whatever their order', async () => {
    const [one, two] = await twoBuses(carry)
    const here = hearing(one, 'sitting:1')
    const there = hearing(two, 'sitting:1')
    const other = hearing(two, 'sitting:2')
    for (let number = 0; number < 300; number += 1) one.publish('sitting:1', { number, text: 'ạ'.repeat(50) })
    expect(here).toHaveLength(300)
    await until(() => there.length >= 300)
    expect(new Set(there.map((hint) => (hint as { number: number }).number)).size).toBe(300)
    expect(here).toHaveLength(300)
    expect(other).toEqual([])
  })

  test.skipIf(!isHere)('says of a hint that is too large only what to read again', async () => {
    const [one, two] = await twoBuses(carry)
    const there = hearing(two, 'sitting:3')
    one.publish('sitting:3', { type: 'alert', attemptId: 'a', alert: { text: 'x'.repeat(9_000) } })
    await until(() => there.length > 0)
    expect(there).toEqual([{ type: 'alert', attemptId: 'a' }])
  })

  test.skipIf(!isHere)('is not healthy while its connection is lost, and comes back', async () => {
    const [one, two] = await twoBuses(carry)
    const there = hearing(two, 'sitting:4')
    let wasUnhealthy = false
    const looking = setInterval(() => {
      wasUnhealthy ||= !one.healthy()
    }, 5)
    await disturb()
    await until(() => wasUnhealthy)
    await until(() => one.healthy() && two.healthy())
    clearInterval(looking)
    one.publish('sitting:4', { type: 'again' })
    await until(() => there.length > 0)
    expect(there).toEqual([{ type: 'again' }])
  })
})

test('a bus whose carrier is never there serves its own process and is not healthy', async () => {
  const bus = aBus(() => carryByNats('nats://127.0.0.1:1', () => undefined))
  const here = hearing(bus, 'sitting:1')
  bus.publish('sitting:1', { type: 'tile' })
  expect(here).toEqual([{ type: 'tile' }])
  expect(bus.healthy()).toBe(false)
})

function aBus(carry: () => Carrier): Bus {
  const bus = aSharedBus(
    aLocalBus(() => undefined),
    carry(),
    `process ${buses.length}`,
  )
  buses.push(bus)
  return bus
}

async function twoBuses(carry: () => Carrier): Promise<[Bus, Bus]> {
  if (!nats.child) await startNats()
  const [one, two] = [aBus(carry), aBus(carry)]
  await until(() => one.healthy() && two.healthy())
  return [one, two]
}

function hearing(bus: Bus, topic: string): object[] {
  const heard: object[] = []
  bus.subscribe(topic, (hint) => heard.push(hint))
  return heard
}

async function startNats(): Promise<void> {
  if (!natsServer) return
  nats.child = spawn(natsServer, ['-a', '127.0.0.1', '-p', String(nats.port)], { stdio: 'ignore' })
  await until(async () => await accepts(nats.port))
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const isOpen = await Promise.race([
    once(socket, 'connect').then(
      () => true,
      () => false,
    ),
  ])
  socket.destroy()
  return isOpen
}

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const latest = Date.now() + 50_000
  while (!(await holds())) {
    if (Date.now() > latest) throw new Error(`still not: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
