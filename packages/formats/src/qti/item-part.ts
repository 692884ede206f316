import type { Asked } from '../reading.ts'
import type { XmlElement } from '../xml.ts'
import { type Slot, slotsOf } from './cloze.ts'
import type { Declaration } from './declaration.ts'
import { type Interaction, interactionKinds, unscoredKinds } from './interaction.ts'
import type { QtiItem } from './item.ts'

/** What one item of ours is made of: one interaction, or all gaps of a text. `marks` stand for gaps in the text. */
export type ItemPart = {
  asks: 'gaps' | 'places' | 'one' | 'nothing'
  interactions: Interaction[]
  declaration: Declaration | undefined
  slots: Slot[]
  marks: Map<XmlElement, string>
}

const inlineKinds = ['text-entry', 'inline-choice']
const placeKinds = ['hotspot', 'select-point', 'position-object']

/** The parts of an item, or why none can be made of it. */
export function partsOf(item: QtiItem): { parts: ItemPart[]; why?: Asked } {
  const scored = item.interactions.filter(({ kind }) => !unscoredKinds.includes(kind))
  const declarationOf = ({ responseId }: Interaction) => item.responses.find(({ id }) => id === responseId)
  const foreign = scored.find(({ kind }) => !interactionKinds.some((one) => one === kind))
  if (foreign) return { parts: [], why: { as: 'something-else', what: foreign.kind } }
  const undeclared = scored.find((one) => !declarationOf(one))
  if (undeclared)
    return { parts: [], why: { as: 'something-else', what: `${undeclared.kind} without its declaration` } }
  if (scored.length === 0) return { parts: [partOf('nothing', [], undefined)] }
  if (item.isAdaptive && scored.length > 1)
    return { parts: [], why: { as: 'unusable', code: 'adaptive-item' } }
  const inline = scored.filter(({ kind }) => inlineKinds.includes(kind))
  const gaps = (some: Interaction[]) =>
    slotsOf(
      some.flatMap((interaction) => {
        const declaration = declarationOf(interaction)
        return declaration ? [{ interaction, declaration }] : []
      }),
    )
  const isText = inline.length > 1
  const parts = scored.flatMap((interaction): ItemPart[] => {
    if (isText && inline.includes(interaction))
      return interaction === inline[0] ? [partOf('gaps', inline, undefined, gaps(inline))] : []
    if (interaction.kind === 'gap-match')
      return [partOf('gaps', [interaction], undefined, gaps([interaction]))]
    const asks = placeKinds.includes(interaction.kind) ? 'places' : 'one'
    return [partOf(asks, [interaction], declarationOf(interaction))]
  })
  return { parts }
}

function partOf(
  asks: ItemPart['asks'],
  interactions: Interaction[],
  declaration: Declaration | undefined,
  slots: Slot[] = [],
): ItemPart {
  const marks = new Map(slots.map(({ element, id }) => [element, `{{${id}}}`]))
  return { asks, interactions, declaration, slots, marks }
}
