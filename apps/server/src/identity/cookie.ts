import type { FastifyReply } from 'fastify'
import type { App } from '../platform/app.ts'
import { longestDays } from './sign-in.ts'

/** Holds the token of a sign-in; only our server reads it. */
export const signInCookie = 'invigil_sign_in'

/** Gives the browser the token of its sign-in; over https only, where people reach us by https. */
export function giveCookie(app: App, reply: FastifyReply, token: string): void {
  reply.setCookie(signInCookie, token, {
    ...cookieRules(addressFor(app, reply)),
    maxAge: longestDays * 86_400,
  })
}

/** Takes the cookie back. */
export function takeCookie(app: App, reply: FastifyReply): void {
  reply.clearCookie(signInCookie, cookieRules(addressFor(app, reply)))
}

/** The address people reach us by, without a slash at its end. */
export function addressFor(app: App, { request }: FastifyReply): string {
  return new URL(app.config.publicUrl ?? `${request.protocol}://${request.host}`).origin
}

/** How the cookie is kept: from scripts, from other sites' requests, and from http where people reach us by https. */
export function cookieRules(address: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: address.startsWith('https:') } as const
}
