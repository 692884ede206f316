import { useState } from 'react'

/** The token behind `#` of a one-time link. */
export function useOneTimeToken(): string {
  const [token] = useState(() => window.location.hash.slice(1))
  return token
}
