import type { Role } from '@invigil/contract/access.ts'
import type { Locale, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { Generated } from 'kysely'

export interface OrganisationTable {
  id: OrganisationId
  name: string
  createdAt: Date
}

export interface PersonTable {
  id: PersonId
  organisationId: OrganisationId
  /** Lower case; unique in the whole installation, since it is what people sign in with. */
  email: string
  name: string
  locale: Locale
  createdAt: Date
  deactivatedAt: Date | null
  /** Somebody without an account who entered a practice; deleted with it. */
  isGuest: Generated<boolean>
}

export interface PasswordTable {
  personId: PersonId
  /** argon2id in PHC string format. */
  hash: string
  changedAt: Date
}

export interface SignInTable {
  id: string
  /** SHA-256 of the token in the cookie. */
  tokenHash: Buffer
  personId: PersonId
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  ip: string
  userAgent: string
}

export interface RoleGrantTable {
  personId: PersonId
  role: Role
  scopeKind: 'organisation' | 'exam' | 'sitting'
  scopeId: string
  grantedAt: Date
  grantedBy: PersonId | null
}

export interface OneTimeLinkTable {
  id: string
  /** SHA-256 of the token in the address. */
  tokenHash: Buffer
  purpose: 'first-administrator' | 'invitation' | 'password-reset'
  personId: PersonId | null
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
}

declare module '../platform/tables.ts' {
  interface Tables {
    organisation: OrganisationTable
    person: PersonTable
    password: PasswordTable
    signIn: SignInTable
    roleGrant: RoleGrantTable
    oneTimeLink: OneTimeLinkTable
  }
}
