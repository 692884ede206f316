import { identity as contract } from '@invigil/contract/identity.ts'
import type { PersonId } from '@invigil/contract/ids.ts'
import { implement } from '@orpc/server'
import type { Call } from '../platform/api.ts'
import { version } from '../platform/version.ts'
import { checkGrants, deactivatePerson, reactivatePerson, setGrants } from './access.ts'
import { thePersonCalling } from './caller.ts'
import { addressFor, giveCookie, takeCookie } from './cookie.ts'
import { addAndInvite, inviteAgain } from './invite.ts'
import { listPeople, updateMe } from './people.ts'
import { theMe } from './person.ts'
import { acceptInvitation, changePassword } from './set-password.ts'
import { type Origin, signIn, signOut } from './sign-in.ts'
import { hasAdministrator, welcomeFirstAdministrator } from './welcome.ts'

const os = implement(contract).$context<Call>()

export const identityRoutes = os.router({
  start: os.start.handler(async ({ context: { app } }) => ({
    needsFirstAdministrator: !(await hasAdministrator(app)),
    version,
  })),
  welcome: os.welcome.handler(async ({ context, input }) =>
    letIn(context, await welcomeFirstAdministrator(context.app, input, originOf(context))),
  ),
  signIn: os.signIn.handler(async ({ context, input }) =>
    letIn(context, await signIn(context.app, input, originOf(context))),
  ),
  signOut: os.signOut.handler(async ({ context }) => {
    await signOut(context.app, thePersonCalling(context))
    takeCookie(context.app, context.reply)
    return {}
  }),
  me: os.me.handler(({ context }) => theMe(context.app.db, thePersonCalling(context).personId)),
  updateMe: os.updateMe.handler(async ({ context, input }) => {
    const caller = thePersonCalling(context)
    await updateMe(context.app, caller, input)
    return await theMe(context.app.db, caller.personId)
  }),
  changePassword: os.changePassword.handler(async ({ context, input }) => {
    const { ip } = context.request
    await changePassword(context.app, thePersonCalling(context), { ...input, ip })
    return {}
  }),
  acceptInvitation: os.acceptInvitation.handler(async ({ context, input }) =>
    letIn(context, await acceptInvitation(context.app, input, originOf(context))),
  ),
  people: os.people.handler(async ({ context, input }) => ({
    people: await listPeople(context.app, thePersonCalling(context), input),
  })),
  addPerson: os.addPerson.handler(async ({ context, input }) => {
    await checkGrants(context.placeOf, input.grants)
    const { person, path } = await addAndInvite(context.app, thePersonCalling(context), input)
    return { person, invitationUrl: addressFor(context.app, context.reply) + path }
  }),
  invite: os.invite.handler(async ({ context, input }) => {
    const path = await inviteAgain(context.app, thePersonCalling(context), input.personId)
    return { invitationUrl: addressFor(context.app, context.reply) + path }
  }),
  setGrants: os.setGrants.handler(async ({ context, input: { personId, grants } }) => {
    await checkGrants(context.placeOf, grants)
    return await setGrants(context.app, thePersonCalling(context), personId, grants)
  }),
  deactivate: os.deactivate.handler(({ context, input }) =>
    deactivatePerson(context.app, thePersonCalling(context), input.personId),
  ),
  reactivate: os.reactivate.handler(({ context, input }) =>
    reactivatePerson(context.app, thePersonCalling(context), input.personId),
  ),
})

async function letIn({ app, reply }: Call, { token, personId }: { token: string; personId: PersonId }) {
  giveCookie(app, reply, token)
  return await theMe(app.db, personId)
}

function originOf({ request }: Call): Origin {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' }
}
