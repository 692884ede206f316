import type { XmlElement } from '../xml.ts'

/**
 * QTI 2.x says `choiceInteraction` and `maxChoices`, 3.0 `qti-choice-interaction` and `max-choices`: one tree for both,
 * `choice-interaction` and `max-choices`. Names of HTML and MathML have no capitals and stay.
 */
export function plainNames(element: XmlElement): XmlElement {
  return {
    name: plainName(element.name),
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([name, value]) => [kebab(name), value]),
    ),
    children: element.children.map((child) => (typeof child === 'string' ? child : plainNames(child))),
    line: element.line,
  }
}

/** One name of an element, in the spelling of `plainNames`. */
export function plainName(name: string): string {
  return kebab(name).replace(/^qti-/, '')
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter, at) => `${at === 0 ? '' : '-'}${letter.toLowerCase()}`)
}
