import type { Message } from '@invigil/contract/live.ts'
import { expect, test } from 'vitest'
import { mergeMessages } from './merge-messages.ts'

function aMessage(id: string, sentAt: string): Message {
  return { id, sentAt, attemptId: null, from: 'proctor', fromName: 'Anna', kind: 'message', text: id }
}

test('messages stand in the order they were sent, each once; those of one instant in the order of their ids', () => {
  const at = '2026-03-02T08:00:00.000Z'
  const [first, second] = [aMessage('1', at), aMessage('2', at)]
  const early = aMessage('3', '2026-03-02T07:00:00.000Z')
  expect(mergeMessages([second], [first, early, second]).map(({ id }) => id)).toEqual(['3', '1', '2'])
})
