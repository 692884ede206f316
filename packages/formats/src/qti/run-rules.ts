import { childrenOf, type XmlElement } from '../xml.ts'
import { evaluate, step, UnknownRule, type World } from './expression.ts'
import { isTrue, type Value } from './value.ts'

type Ended = 'went through' | 'left early' | 'constraint broken'

/** Runs the rules below an element, as response processing and template processing have them. Changes `world`. */
export function runRules(rules: XmlElement[], world: World): Ended {
  for (const rule of rules) {
    step(world)
    const ended = runRule(rule, world)
    if (ended !== 'went through') return ended
  }
  return 'went through'
}

function runRule(rule: XmlElement, world: World): Ended {
  switch (rule.name) {
    case 'response-condition':
    case 'template-condition':
      return runCondition(rule, world)
    case 'response-processing-fragment':
      return runRules(childrenOf(rule), world)
    case 'set-outcome-value':
    case 'set-template-value':
      world.values.set(rule.attributes.identifier ?? '', valueBelow(rule, world))
      return 'went through'
    case 'set-default-value':
      valueBelow(rule, world)
      return 'went through'
    case 'set-correct-response':
      world.correct.set(rule.attributes.identifier ?? '', valueBelow(rule, world))
      return 'went through'
    case 'template-constraint':
      return isTrue(valueBelow(rule, world)) ? 'went through' : 'constraint broken'
    case 'exit-response':
    case 'exit-template':
      return 'left early'
    default:
      throw new UnknownRule(rule.name)
  }
}

function runCondition(condition: XmlElement, world: World): Ended {
  for (const branch of childrenOf(condition)) {
    const [first, ...rules] = childrenOf(branch)
    if (branch.name.endsWith('-else')) return runRules(childrenOf(branch), world)
    if (first && isTrue(evaluate(first, world))) return runRules(rules, world)
  }
  return 'went through'
}

function valueBelow(rule: XmlElement, world: World): Value {
  const [first] = childrenOf(rule)
  return first ? evaluate(first, world) : null
}
