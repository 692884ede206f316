import type { TalkId } from '@invigil/contract/talk.ts'
import { expect, test } from 'vitest'
import { Config } from '../platform/config.ts'
import { routesOfTalk } from './talk-routes.ts'
import { aTurnServer, hasCoturn, relays } from './testing-turn.ts'

const talkId = '0198f4a6-0000-7000-8000-000000000001' as TalkId
const at = new Date('2040-03-05T09:00:00Z')

test('without a TURN server of ours browsers ask nobody', () => {
  const app = { config: Config.parse({}), now: () => at }
  expect(routesOfTalk(app, talkId)).toEqual({ iceServers: [], policy: 'all' })
})

test('the password of the TURN server is for this talk and two hours', () => {
  const turnUrls = 'turn:turn.example.org:3478,turns:turn.example.org:443?transport=tcp'
  const config = Config.parse({ turnUrls, turnSecret: 'not-so-secret-after-all', turnOnly: true })
  expect(routesOfTalk({ config, now: () => at }, talkId)).toEqual({
    iceServers: [
      {
        urls: ['turn:turn.example.org:3478', 'turns:turn.example.org:443?transport=tcp'],
        username: `2214558000:${talkId}`,
        credential: 'rn0cksAARDyrs0zSJJrW+FKHPKA=',
      },
    ],
    policy: 'relay',
  })
})

test.skipIf(!hasCoturn())('a real coturn relays for who has our password, until it expires', async () => {
  const turn = await aTurnServer()
  const config = Config.parse({ turnUrls: `turn:127.0.0.1:${turn.port}`, turnSecret: turn.secret })
  const credentialsAt = (now: number) => {
    const [server] = routesOfTalk({ config, now: () => new Date(now) }, talkId).iceServers
    return { username: server?.username, credential: server?.credential }
  }
  const good = credentialsAt(Date.now())
  const [relayed, forged, expired] = await Promise.all([
    relays(turn, good),
    relays(turn, { ...good, credential: 'd3Jvbmc=' }),
    relays(turn, credentialsAt(Date.now() - 3 * 60 * 60 * 1000)),
  ])
  await turn.stop()
  expect(relayed).toContain('tot_recv_msgs=10')
  expect(relayed).toContain('Total lost packets 0')
  expect(forged).toContain('Cannot complete Allocation')
  expect(expired).toContain('Cannot complete Allocation')
})
