import { childrenOf, type XmlElement } from '../xml.ts'

/** Makes an element as a file would have it. */
export function make(
  name: string,
  attributes: Record<string, string>,
  children: XmlElement['children'] = [],
  line = 0,
): XmlElement {
  return { name, attributes, children, line }
}

/** The responses below a presentation, in the order of the file. */
export function responsesIn(element: XmlElement | undefined): XmlElement[] {
  return childrenOf(element).flatMap((child) => (isResponse(child) ? [child] : responsesIn(child)))
}

export function isResponse({ name }: XmlElement): boolean {
  return /^response_(lid|str|num|grp|xy)$/.test(name)
}

/** The first element of a name at any depth. */
export function nameBelow(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of childrenOf(element)) {
    const found = child.name === name ? child : nameBelow(child, name)
    if (found) return found
  }
  return undefined
}
