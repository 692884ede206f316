import { sitting as contract } from '@invigil/contract/sitting.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import { addressFor } from '../identity/cookie.ts'
import type { Call } from '../platform/api.ts'
import { accommodate } from './accommodate.ts'
import { arrange, stagger } from './arrange.ts'
import { personalLinkPath } from './personal-link.ts'
import { placeCandidate } from './place-candidate.ts'
import { cancelSitting, createSitting, updateSitting } from './plan.ts'
import { closePractice, createPractice } from './practice.ts'
import { setProctors } from './proctors.ts'
import { listSittings, theSitting } from './read.ts'
import { readRosterSheet } from './read-roster-sheet.ts'
import { registerCandidate, unregister } from './register.ts'
import { rosterFor } from './registration.ts'
import { importRoster, reviewRoster } from './roster.ts'
import { rosterTemplate } from './roster-template.ts'
import { setRooms } from './set-rooms.ts'
import { endStanding, setStanding } from './set-standing.ts'
import { theStanding } from './standing.ts'

const os = implement(contract).$context<Call>()

export const sittingRoutes = os.router({
  list: os.list.handler(async ({ context, input }) => ({
    sittings: await listSittings(context.app, thePersonCalling(context), input),
  })),
  create: os.create.handler(({ context, input }) =>
    createSitting(context.app, thePersonCalling(context), input),
  ),
  get: os.get.handler(({ context, input }) => theSitting(context.app, input.sittingId)),
  update: os.update.handler(({ context, input: { sittingId, ...changes } }) =>
    updateSitting(context.app, thePersonCalling(context), sittingId, changes),
  ),
  cancel: os.cancel.handler(({ context, input }) =>
    cancelSitting(context.app, thePersonCalling(context), input.sittingId, input.reason),
  ),
  createPractice: os.createPractice.handler(({ context, input }) =>
    createPractice(context.app, thePersonCalling(context), input),
  ),
  closePractice: os.closePractice.handler(({ context, input }) =>
    closePractice(context.app, thePersonCalling(context), input.sittingId),
  ),
  setProctors: os.setProctors.handler(({ context, input }) =>
    setProctors(context.app, thePersonCalling(context), input.sittingId, input.personIds),
  ),
  roster: os.roster.handler(async ({ context, input }) => ({
    registrations: await rosterFor(context.app, thePersonCalling(context), input.sittingId),
  })),
  register: os.register.handler(({ context, input: { sittingId, ...candidate } }) =>
    registerCandidate(context.app, thePersonCalling(context), sittingId, candidate),
  ),
  reviewRoster: os.reviewRoster.handler(({ context, input }) =>
    reviewRoster(context.app, thePersonCalling(context), input.sittingId, input.text),
  ),
  readSheet: os.readSheet.handler(({ input }) => ({ text: readRosterSheet(input.base64) })),
  rosterTemplate: os.rosterTemplate.handler(async ({ input: { locale, format } }) => ({
    base64: (await rosterTemplate(locale, format)).toString('base64'),
  })),
  importRoster: os.importRoster.handler(async ({ context, input: { sittingId, ...roster } }) => ({
    registrations: await importRoster(context.app, thePersonCalling(context), sittingId, roster),
  })),
  accommodate: os.accommodate.handler(({ context, input }) =>
    accommodate(context.app, thePersonCalling(context), input.registrationId, input.accommodation),
  ),
  standing: os.standing.handler(({ context, input }) => theStanding(context.app, input.personId)),
  setStanding: os.setStanding.handler(({ context, input: { personId, ...wish } }) =>
    setStanding(context.app, thePersonCalling(context), personId, wish),
  ),
  endStanding: os.endStanding.handler(({ context, input }) =>
    endStanding(context.app, thePersonCalling(context), input.personId, input.reason),
  ),
  place: os.place.handler(({ context, input: { registrationId, ...change } }) =>
    placeCandidate(context.app, thePersonCalling(context), registrationId, change),
  ),
  arrange: os.arrange.handler(async ({ context, input: { sittingId, ...arrangement } }) => ({
    registrations: await arrange(context.app, thePersonCalling(context), sittingId, arrangement),
  })),
  stagger: os.stagger.handler(async ({ context, input: { sittingId, ...rule } }) => ({
    registrations: await stagger(context.app, thePersonCalling(context), sittingId, rule),
  })),
  setRooms: os.setRooms.handler(({ context, input }) =>
    setRooms(context.app, thePersonCalling(context), input.sittingId, input.rooms),
  ),
  unregister: os.unregister.handler(async ({ context, input }) => {
    await unregister(context.app, thePersonCalling(context), input.registrationId)
    return {}
  }),
  personalLink: os.personalLink.handler(async ({ context, input }) => ({
    url: addressFor(context.app, context.reply) + (await personalLinkPath(context.app, input.registrationId)),
  })),
})
