/** Keeps a fact as the newest of at most so many; the one that was kept first makes room. */
export function keep<Name, Fact>(facts: Map<Name, Fact>, name: Name, fact: Fact, most: number): void {
  facts.delete(name)
  facts.set(name, fact)
  if (facts.size <= most) return
  for (const oldest of facts.keys()) {
    facts.delete(oldest)
    return
  }
}

/** What is known under a name, or what `find` finds; kept for the next time unless it is undefined. For facts that never change. */
export async function remembered<Name, Fact>(
  facts: Map<Name, Fact>,
  name: Name,
  find: () => Promise<Fact>,
  most: number,
): Promise<Fact> {
  const known = facts.get(name)
  if (known !== undefined) return known
  const found = await find()
  if (found !== undefined) keep(facts, name, found, most)
  return found
}
