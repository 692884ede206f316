import type { PersonId } from '@invigil/contract/ids.ts'
import type { ToWall } from '@invigil/contract/live.ts'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { begins } from '../attempt/testing.ts'
import { aPerson, aSignInCookie, signedInAs } from '../identity/testing.ts'
import { acknowledgeAlert } from '../incident/alert.ts'
import { raiseIncident } from '../incident/raise.ts'
import { aTestApp } from '../platform/testing.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'

const app = await aTestApp()
const address = (await app.listen()).replace('http', 'ws')

test('who opens a wall is named on the others, with the candidate they look at, until they leave', async () => {
  const { sittingId, linh } = await aHall()
  const paul = await atTheWall(sittingId, 'Paul')
  const lan = await atTheWall(sittingId, 'Lan')
  lan.say({ type: 'look', attemptId: linh })
  const both = await paul.until(({ here }) => here.some(({ looksAt }) => looksAt.length > 0))
  expect(both.here).toEqual([
    { id: lan.personId, name: 'Lan', looksAt: [linh] },
    { id: paul.personId, name: 'Paul', looksAt: [] },
  ])
  lan.leave()
  const alone = await paul.until(({ here }) => here.length === 1)
  expect(alone.here.map(({ name }) => name)).toEqual(['Paul'])
  paul.leave()
})

test('a wall whose server said nothing of it for 25 seconds is not there any more', async () => {
  const { sittingId } = await aHall()
  const gone = await aPerson(app, { role: 'proctor', name: 'Gone' })
  const keptAt = new Date(app.now().getTime() - 26_000)
  const row = { id: crypto.randomUUID(), sittingId, personId: gone.personId, looksAt: null, keptAt }
  await app.db.insertInto('wallViewer').values(row).execute()
  const paul = await atTheWall(sittingId, 'Paul')
  expect((await paul.until(({ here }) => here.length > 0)).here.map(({ name }) => name)).toEqual(['Paul'])
  paul.leave()
})

test('candidates of a proctor at the wall change hands only when the offer is accepted', async () => {
  const { sittingId, linh, an } = await aHall()
  const paul = await atTheWall(sittingId, 'Paul')
  const lan = await atTheWall(sittingId, 'Lan')
  await paul.until(({ here }) => here.length === 2)
  const attemptIds = [linh, an]
  expect(await paul.client.live.take({ sittingId, attemptIds })).toEqual({ taken: 2 })
  expect(await lan.client.live.take({ sittingId, attemptIds })).toEqual({ taken: 0 })

  await paul.client.live.offer({ sittingId, attemptIds: [linh], to: lan.personId })
  const { offers, charges } = await lan.until((proctors) => proctors.offers.length > 0)
  expect(charges.map(({ by }) => by.name)).toEqual(['Paul', 'Paul'])
  const [offer] = offers
  const answer = { sittingId, handoverId: String(offer?.id), answer: 'accepted' } as const
  await expect(paul.client.live.answerOffer(answer)).rejects.toMatchObject({ code: 'not-found' })
  expect(await lan.client.live.answerOffer(answer)).toEqual({ moved: 1 })

  const after = await paul.until(({ charges: now }) => now.some(({ by }) => by.name === 'Lan'))
  expect(after.offers).toEqual([])
  expect(new Map(after.charges.map(({ attemptId, by }) => [attemptId, by.name]))).toEqual(
    new Map([
      [linh, 'Lan'],
      [an, 'Paul'],
    ]),
  )
  await expect(lan.client.live.answerOffer(answer)).rejects.toMatchObject({ code: 'not-found' })
  const kinds = await auditKinds(sittingId)
  expect(kinds).toEqual(['candidates-taken-charge-of', 'handover-offered', 'handover-accepted'])
  paul.leave()
  lan.leave()
})

test('whose proctor has left the wall may be taken by another', async () => {
  const { sittingId, linh } = await aHall()
  const paul = await atTheWall(sittingId, 'Paul')
  await paul.until(({ here }) => here.length === 1)
  await paul.client.live.take({ sittingId, attemptIds: [linh] })
  const lan = await atTheWall(sittingId, 'Lan')
  paul.leave()
  await lan.until(({ here }) => here.length === 1 && here[0]?.name === 'Lan')
  expect(await lan.client.live.take({ sittingId, attemptIds: [linh] })).toEqual({ taken: 1 })
  expect(await lan.client.live.release({ sittingId, attemptIds: [linh] })).toEqual({ released: 1 })
  lan.leave()
})

test('of two who take the same candidates at once, each candidate goes to one', async () => {
  const { sittingId, linh, an } = await aHall()
  const paul = await atTheWall(sittingId, 'Paul')
  const lan = await atTheWall(sittingId, 'Lan')
  await paul.until(({ here }) => here.length === 2)
  const attemptIds = [linh, an]
  const takes = [paul, lan].map(({ client }) => client.live.take({ sittingId, attemptIds }))
  const taken = (await Promise.all(takes)).map((answer) => answer.taken)
  expect(taken.toSorted()).toEqual([0, 2])
  paul.leave()
  lan.leave()
})

test('what another took while an offer stood does not move with it', async () => {
  const { sittingId, linh, an } = await aHall()
  const paul = await atTheWall(sittingId, 'Paul')
  const lan = await atTheWall(sittingId, 'Lan')
  const hoa = await atTheWall(sittingId, 'Hoa')
  await hoa.until(({ here }) => here.length === 3)
  const offer = await paul.client.live.offer({ sittingId, attemptIds: [linh, an], to: lan.personId })
  await hoa.client.live.take({ sittingId, attemptIds: [linh] })
  const answer = { sittingId, handoverId: offer.id, answer: 'accepted' } as const
  expect(await lan.client.live.answerOffer(answer)).toEqual({ moved: 1 })
  const { charges } = await hoa.until((proctors) => proctors.charges.length === 2)
  expect(new Map(charges.map(({ attemptId, by }) => [attemptId, by.name]))).toEqual(
    new Map([
      [linh, 'Hoa'],
      [an, 'Lan'],
    ]),
  )
  for (const wall of [paul, lan, hoa]) wall.leave()
})

test('nobody is offered what they cannot see, nor what another answers for', async () => {
  const { sittingId, linh } = await aHall()
  const paul = await atTheWall(sittingId, 'Paul')
  const lan = await atTheWall(sittingId, 'Lan')
  const absent = await aPerson(app, { role: 'proctor', name: 'Absent' })
  await paul.until(({ here }) => here.length === 2)
  const offer = { sittingId, attemptIds: [linh] }
  await expect(paul.client.live.offer({ ...offer, to: absent.personId })).rejects.toMatchObject({
    code: 'not-on-the-wall',
  })
  await lan.client.live.take(offer)
  await expect(paul.client.live.offer({ ...offer, to: lan.personId })).rejects.toMatchObject({
    code: 'not-found',
  })
  paul.leave()
  lan.leave()
})

test('an alert is given to somebody at the wall, and every wall shows whose it is', async () => {
  const { sittingId, linh } = await aHall()
  const incidentId = await app.db
    .transaction()
    .execute((tx) => raiseIncident(app, tx, { ...secondFace(app.now()), attemptId: linh, sittingId }))
  const paul = await atTheWall(sittingId, 'Paul')
  const lan = await atTheWall(sittingId, 'Lan')
  const absent = await aPerson(app, { role: 'proctor', name: 'Absent' })
  await paul.until(({ here }) => here.length === 2)
  await paul.client.live.assignAlert({ incidentId, personId: lan.personId })
  const told = await lan.hears('alert')
  expect(told.alert.assignedTo).toEqual({ id: lan.personId, name: 'Lan' })
  await expect(paul.client.live.assignAlert({ incidentId, personId: absent.personId })).rejects.toMatchObject(
    { code: 'not-on-the-wall' },
  )
  expect(await paul.client.live.assignAlert({ incidentId, personId: null })).toMatchObject({
    assignedTo: null,
  })
  paul.leave()
  lan.leave()
})

test('of two who say at once that they saw an alert, the first is remembered', async () => {
  const { sittingId, linh } = await aHall()
  const incidentId = await app.db
    .transaction()
    .execute((tx) => raiseIncident(app, tx, { ...secondFace(app.now()), attemptId: linh, sittingId }))
  const [paul, lan] = await Promise.all(
    ['Paul', 'Lan'].map((name) => aPerson(app, { role: 'proctor', name })),
  )
  const seen = [paul, lan].map((one) => acknowledgeAlert(app, incidentId, one?.personId as PersonId))
  const [first, second] = await Promise.all(seen)
  expect(second?.acknowledgedBy).toEqual(first?.acknowledgedBy)
  const told = await app.db
    .selectFrom('auditEntry')
    .select('actorId')
    .where('subject', '=', `incident:${incidentId}`)
    .where('kind', '=', 'alert-acknowledged')
    .execute()
  expect(told).toEqual([{ actorId: first?.acknowledgedBy?.id }])
})

async function aHall() {
  const { sittingId, candidate } = await aSitting(app).with(aCandidate('Linh'), aCandidate('An'))
  const [linh, an] = await Promise.all([begins(app, candidate('Linh')), begins(app, candidate('An'))])
  return { sittingId, linh: linh.attemptId, an: an.attemptId }
}

async function auditKinds(sittingId: string): Promise<string[]> {
  const entries = await app.db
    .selectFrom('auditEntry')
    .select('kind')
    .where('subject', '=', `sitting:${sittingId}`)
    .orderBy('seq')
    .execute()
  return entries.map(({ kind }) => kind).filter((kind) => /^(candidates|handover)-/.test(kind))
}

/** A proctor with the wall open, who hears what it is told. */
async function atTheWall(sittingId: string, name: string) {
  const person = await aPerson(app, { role: 'proctor', name })
  const cookie = await aSignInCookie(app, person.personId)
  const socket = new WebSocket(`${address}/socket/wall/${sittingId}`, { headers: { cookie } })
  const came: ToWall[] = []
  let look = () => {}
  socket.on('message', (data) => {
    came.push(JSON.parse(String(data)))
    look()
  })
  type Of<Type> = Extract<ToWall, { type: Type }>
  async function hears<Type extends ToWall['type']>(type: Type, is = (_: Of<Type>) => true) {
    for (;;) {
      const found = came.findIndex((message) => message.type === type && is(message as Of<Type>))
      if (found >= 0) return came.splice(0, found + 1).at(-1) as Of<Type>
      await new Promise<void>((resolve) => {
        look = resolve
      })
    }
  }
  await hears('wall')
  return {
    personId: person.personId,
    client: await signedInAs(app, person),
    hears,
    until: async (is: (proctors: Of<'proctors'>['proctors']) => boolean) =>
      (await hears('proctors', ({ proctors }) => is(proctors))).proctors,
    say: (message: object) => socket.send(JSON.stringify(message)),
    leave: () => socket.close(),
  }
}

function secondFace(at: Date) {
  const signal = {
    ...{ kind: 'several-faces', episode: 'one', confidence: 0.9, detector: 'several-faces@1' },
    ...{ at: at.getTime(), since: at.getTime(), detail: { faces: 2 }, models: [] },
    phase: 'moment' as const,
  }
  return { severity: 'medium' as const, signal, startedAt: at, endedAt: at }
}
