import type { RevisionContent } from '@invigil/contract/exam-revision.ts'
import type { DrawId } from '@invigil/contract/ids.ts'
import { anItem } from '@invigil/items/an-item.ts'
import type { Draw } from '@invigil/items/exam-content.ts'
import { expect, test } from 'vitest'
import { newSection } from './change-content.ts'
import { draftOfRevision } from './draft-of-revision.ts'

test('a revision that becomes the draft leaves behind what was frozen with it, and nothing else', () => {
  const draw = { id: 'draw' as DrawId, count: 1, pointsEach: 2, tags: ['gases'] } as Draw
  const section = { ...newSection(), items: [anItem('essay')], minutes: 10 }
  const head = {
    title: 'Physics',
    language: 'fr' as const,
    minutes: 60,
    policy: {} as RevisionContent['policy'],
  }
  const frozen = { ...section, draws: [{ ...draw, pool: [anItem('true-false')] }] }
  const content = { sections: [frozen], shuffleOptions: true, decimals: 'comma' as const }
  expect(draftOfRevision({ ...head, content } as RevisionContent)).toEqual({
    ...head,
    content: { sections: [{ ...section, draws: [draw] }], shuffleOptions: true },
  })
})
