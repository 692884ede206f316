interface Schema<Joined> {
  /** Throws what does not fit. */
  parse: (value: unknown) => Joined
}

/**
 * Joins by a link that works only once, or goes on as the phone that this page was before a reload. Throws what was refused.
 * A browser that keeps nothing joins as well; only a reload is too late there.
 */
export async function joinOnce<Joined>(
  place: string,
  token: string,
  schema: Schema<Joined>,
  join: () => Promise<unknown>,
): Promise<Joined> {
  const known = knownIn(place, token, schema)
  if (known) return known
  const joined = schema.parse(await join())
  try {
    sessionStorage.setItem(place, JSON.stringify({ token, joined }))
  } catch {
    // The link is used by now: to fail here would shut the phone out for good.
  }
  return joined
}

/** Forgets the key once the phone is not wanted any more. */
export function forgetJoined(place: string): void {
  try {
    sessionStorage.removeItem(place)
  } catch {
    // Nothing is kept there.
  }
}

function knownIn<Joined>(place: string, token: string, schema: Schema<Joined>): Joined | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as {
      token: string
      joined: unknown
    } | null
    return kept?.token === token ? schema.parse(kept.joined) : undefined
  } catch {
    return undefined
  }
}
