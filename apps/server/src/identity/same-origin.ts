import type { IncomingHttpHeaders } from 'node:http'

/**
 * Says whether a request that changes something comes from our own pages, or from no page at all (a program sends neither
 * header; browsers always say where a POST or a socket comes from). Cookies are also sent by other sites' pages; this stops
 * those. `host` is the host and port people reach us by.
 */
export function comesFromOurPages(headers: IncomingHttpHeaders, host: string | undefined): boolean {
  const site = headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return true
  if (site !== undefined && headers.origin === undefined) return false
  if (headers.origin === undefined) return true
  // A socket's request carries Sec-Fetch-Site only in some browsers, its Origin in all.
  return site === undefined && hostOf(headers.origin) === host?.toLowerCase()
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
