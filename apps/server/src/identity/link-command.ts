import { Email } from '@invigil/contract/identity.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import type { Config } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { openStoreBeside } from '../platform/store.ts'
import { makeLink } from './link.ts'
import { firstAdministratorLink } from './welcome.ts'

/** As much of an app as making a link takes. */
type Small = Pick<App, 'db' | 'now'>

/** Prints a one-time link: with an e-mail for a new password, without one for the first administrator. Returns the exit code. */
export async function printLink([email]: string[], config: Config): Promise<number> {
  const store = await openStoreBeside(config, openLog(config))
  try {
    const app = { db: store.db, now: () => new Date() }
    const made = email ? await resetLink(app, email) : await firstAdministratorLink(app)
    const none = email
      ? `Nobody with access has the e-mail ${email}.`
      : 'There is an administrator; name an e-mail.'
    if (!made) {
      process.stderr.write(`${none}\n`)
      return 1
    }
    const address = config.publicUrl ?? `http://localhost:${config.port}`
    process.stdout.write(`Valid once, for 24 hours: ${address.replace(/\/$/, '')}${made}\n`)
    return 0
  } finally {
    await store.close()
  }
}

/** Makes the path of a page that sets a new password, for somebody with access to this machine; undefined without such a person. */
export async function resetLink(app: Small, email: string): Promise<string | undefined> {
  const person = await app.db
    .selectFrom('person')
    .select(['id', 'organisationId'])
    .where('email', '=', Email.safeParse(email).data ?? email)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst()
  if (!person) return undefined
  return await app.db.transaction().execute(async (tx) => {
    await audit(app, tx, {
      organisationId: person.organisationId,
      actorId: null,
      kind: 'password-link-made',
      subject: `person:${person.id}`,
    })
    return await makeLink(app, tx, 'password-reset', person.id)
  })
}
