import { expect, test } from 'vitest'
import type { GraphModel, GraphNode } from './graph-model.ts'
import { hardSwishOf } from './hard-swish.ts'

const last = node('last', 'Mul', ['scaled', 'clipped'])

test('four operations that make a hard swish are found as one', () => {
  const found = hardSwishOf(graphOf(node('shifted', 'Add', ['x', 'three'])), last)
  expect(found?.of).toBe('x')
  expect(found?.sixth).toBeCloseTo(0.16663, 5)
})

test('the order of the operands does not matter', () => {
  const graph = graphOf(node('shifted', 'Add', ['three', 'x']))
  expect(hardSwishOf(graph, node('last', 'Mul', ['clipped', 'scaled']))?.of).toBe('x')
})

test('a gate made of something else is a product', () => {
  expect(hardSwishOf(graphOf(node('shifted', 'Add', ['other', 'three'])), last)).toBeUndefined()
})

test('a gate with another threshold is a product', () => {
  expect(hardSwishOf(graphOf(node('shifted', 'Add', ['x', 'sixth'])), last)).toBeUndefined()
})

function graphOf(shifted: GraphNode): GraphModel {
  const nodes = [node('scaled', 'Mul', ['sixth', 'x']), node('clipped', 'Relu6', ['shifted']), shifted, last]
  return {
    nodesByName: new Map(nodes.map((one) => [one.name, one])),
    weightsByName: new Map([
      ['sixth', { shape: [], data: Float32Array.of(0.16662598) }],
      ['three', { shape: [], data: Float32Array.of(3) }],
    ]),
  }
}

function node(name: string, operation: string, inputs: string[]): GraphNode {
  return { name, operation, inputs, attributes: {} }
}
