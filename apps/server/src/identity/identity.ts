import type { OrganisationId } from '@invigil/contract/ids.ts'
import type { FastifyInstance } from 'fastify'
import type { App } from '../platform/app.ts'
import { everyTime } from '../platform/news.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Room } from '../platform/room.ts'
import { authoriseWith } from './authorise.ts'
import { printLink } from './link-command.ts'
import { identityRoutes } from './routes.ts'
import { comesFromOurPages } from './same-origin.ts'
import { firstAdministratorLink } from './welcome.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who calls shows a token of its own, so that any site's page may. */
    looksAtNoCookie?: boolean
  }
}

/** People, organisations, roles, and who may call what. */
export const identity: Room = {
  name: 'identity',
  routes: identityRoutes,
  http: refuseOtherSites,
  scopes: { organisation: placeOfOrganisation, person: placeOfPerson },
  authorise: authoriseWith,
  jobs: [everyTime('23 3 * * *', 'identity.forget', forgetWhatIsOver)],
  cli: {
    link: {
      summary: 'link [E-MAIL]: a one-time link for a first administrator or a lost password',
      run: printLink,
    },
  },
  async welcome(app, url, say) {
    const path = await firstAdministratorLink(app)
    if (path) say(`open this once, within 24 hours, to become its administrator: ${url}${path}`)
  },
}

/** Another site's page may make a browser send its cookie along; whatever changes something must come from our own pages. */
function refuseOtherSites(server: FastifyInstance, app: App): void {
  const publicHost = app.config.publicUrl ? new URL(app.config.publicUrl).host : undefined
  server.addHook('onRequest', async ({ method, headers, host, routeOptions }) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(method) || routeOptions.config.looksAtNoCookie) return
    if (comesFromOurPages(headers, host) || comesFromOurPages(headers, publicHost)) return
    throw new Refusal('not-allowed', `a ${method} from the page of another site`)
  })
}

async function placeOfOrganisation(app: App, id: string) {
  const found = await app.db
    .selectFrom('organisation')
    .select('id as organisationId')
    .where('id', '=', id as OrganisationId)
    .executeTakeFirst()
  return found
}

async function placeOfPerson(app: App, id: string) {
  return await app.db
    .selectFrom('person')
    .select('organisationId')
    .where('id', '=', id as never)
    .executeTakeFirst()
}

/** Sign-ins and links that are over are of no use a day later. */
async function forgetWhatIsOver(app: App): Promise<void> {
  const yesterday = new Date(app.now().getTime() - 86_400_000)
  await app.db.deleteFrom('signIn').where('expiresAt', '<', yesterday).execute()
  await app.db.deleteFrom('oneTimeLink').where('expiresAt', '<', yesterday).execute()
}
