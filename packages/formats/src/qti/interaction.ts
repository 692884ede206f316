import { childrenOf, type XmlElement } from '../xml.ts'

/** The 21 interactions of QTI 3.0; 2.1 and 2.2 have no others. */
export const interactionKinds = [
  ...['choice', 'hottext', 'hotspot', 'inline-choice', 'order', 'graphic-order', 'associate'],
  ...['graphic-associate', 'match', 'gap-match', 'graphic-gap-match', 'text-entry', 'extended-text'],
  ...['slider', 'select-point', 'position-object', 'upload', 'drawing', 'media', 'end-attempt'],
  'portable-custom',
] as const

/** One interaction as a file has it: nothing of it is lost, `element` is the whole. */
export type Interaction = { kind: string; responseId: string; element: XmlElement }

/** Interactions that ask nothing which counts: something to be played, a button for a hint. */
export const unscoredKinds = ['media', 'end-attempt']

/** All interactions below an element, in the order of the file; of kinds not in the standard as well. */
export function interactionsIn(element: XmlElement): Interaction[] {
  return childrenOf(element).flatMap((child) => {
    const kind = interactionKindOf(child)
    if (!kind) return interactionsIn(child)
    return [{ kind, responseId: child.attributes['response-identifier'] ?? '', element: child }]
  })
}

/** The kind of an interaction, undefined for any other element; what 2.x calls custom is another system's own. */
export function interactionKindOf({ name }: XmlElement): string | undefined {
  return name.endsWith('-interaction') ? name.slice(0, -'-interaction'.length) : undefined
}

/** Everything below an element that has one of these names, in the order of the file. */
export function elementsNamed(element: XmlElement | undefined, names: readonly string[]): XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...elementsNamed(child, names),
  ])
}
