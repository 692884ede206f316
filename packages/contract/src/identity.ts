import { z } from 'zod'
import { roles } from './access.ts'
import { ExamId, Instant, Locale, OrganisationId, PersonId, SittingId } from './ids.ts'
import { route } from './route.ts'

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())
export const PersonName = z.string().trim().min(1).max(120)
/** Length decides, not character classes (NIST SP 800-63B-4 §3.1.1.2); the server also refuses the person's own name and common ones. */
export const Password = z.string().min(10).max(200)
export const LinkToken = z.string().min(20).max(200)

export const Grant = z.discriminatedUnion('on', [
  z.object({ role: z.enum(roles), on: z.literal('organisation') }),
  z.object({ role: z.enum(roles), on: z.literal('exam'), examId: ExamId }),
  z.object({ role: z.enum(roles), on: z.literal('sitting'), sittingId: SittingId }),
])
export type Grant = z.infer<typeof Grant>

export const Person = z.object({
  id: PersonId,
  email: Email,
  name: PersonName,
  locale: Locale,
  grants: z.array(Grant),
  createdAt: Instant,
  deactivatedAt: Instant.nullable(),
})
export type Person = z.infer<typeof Person>

/** Who is signed in here. */
export const Me = z.object({
  person: Person,
  organisation: z.object({ id: OrganisationId, name: z.string() }),
})
export type Me = z.infer<typeof Me>

const administrators = { who: ['administrator'], of: 'organisation' } as const

export const identity = {
  /** What the sign-in page must know before anybody is known. */
  start: route(
    'GET',
    '/identity/start',
    'Says whether this installation still waits for its first administrator.',
    {
      who: 'anyone',
    },
  ).output(z.object({ needsFirstAdministrator: z.boolean(), version: z.string() })),
  welcome: route('POST', '/identity/welcome', 'Makes the first administrator, with the one-time link.', {
    who: 'anyone',
  })
    .input(
      z.object({
        token: LinkToken,
        organisationName: z.string().trim().min(1).max(120),
        name: PersonName,
        email: Email,
        password: Password,
        locale: Locale,
      }),
    )
    .output(Me),
  signIn: route(
    'POST',
    '/identity/sign-in',
    'Signs a person in with e-mail and password; answers with a cookie.',
    {
      who: 'anyone',
    },
  )
    .input(z.object({ email: Email, password: z.string().min(1).max(200) }))
    .output(Me),
  signOut: route('POST', '/identity/sign-out', 'Ends this sign-in.', { who: 'signed-in' }).output(
    z.object({}),
  ),
  me: route('GET', '/identity/me', 'Says who is signed in.', { who: 'signed-in' }).output(Me),
  updateMe: route('PATCH', '/identity/me', "Changes one's own name and language.", { who: 'signed-in' })
    .input(z.object({ name: PersonName.optional(), locale: Locale.optional() }))
    .output(Me),
  changePassword: route('POST', '/identity/me/password', "Changes one's own password; other sign-ins end.", {
    who: 'signed-in',
  })
    .input(z.object({ currentPassword: z.string().min(1).max(200), newPassword: Password }))
    .output(z.object({})),
  /** An invited person (or one who lost the password) sets a password with a one-time link. */
  acceptInvitation: route('POST', '/identity/accept-invitation', 'Sets a password with a one-time link.', {
    who: 'anyone',
  })
    .input(z.object({ token: LinkToken, password: Password }))
    .output(Me),
  people: route('GET', '/people', 'Lists people of the organisation.', {
    who: ['administrator', 'author', 'proctor'],
    of: 'any',
  })
    .input(
      z.object({
        search: z.string().max(120).optional(),
        role: z.enum(roles).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(200),
      }),
    )
    .output(z.object({ people: z.array(Person) })),
  addPerson: route(
    'POST',
    '/people',
    'Adds a person and makes an invitation link to hand over.',
    administrators,
  )
    .input(z.object({ email: Email, name: PersonName, locale: Locale, grants: z.array(Grant).max(50) }))
    .output(z.object({ person: Person, invitationUrl: z.string() })),
  invite: route('POST', '/people/{personId}/invitation', 'Makes a new invitation link (older ones end).', {
    who: ['administrator'],
    of: 'person',
    by: 'personId',
  })
    .input(z.object({ personId: PersonId }))
    .output(z.object({ invitationUrl: z.string() })),
  setGrants: route('PUT', '/people/{personId}/grants', 'Says what a person may do.', {
    who: ['administrator'],
    of: 'person',
    by: 'personId',
  })
    .input(z.object({ personId: PersonId, grants: z.array(Grant).max(50) }))
    .output(Person),
  deactivate: route('POST', '/people/{personId}/deactivate', 'Ends a person’s access; what they did stays.', {
    who: ['administrator'],
    of: 'person',
    by: 'personId',
  })
    .input(z.object({ personId: PersonId }))
    .output(Person),
  reactivate: route('POST', '/people/{personId}/reactivate', 'Gives a person access again.', {
    who: ['administrator'],
    of: 'person',
    by: 'personId',
  })
    .input(z.object({ personId: PersonId }))
    .output(Person),
}
