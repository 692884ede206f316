import type { PersonId } from '@invigil/contract/ids.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideMark, type GivenMark } from './decide-mark.ts'

const double = { markersEach: 2, thresholdPercent: 10 }
const single = { markersEach: 1, thresholdPercent: 10 }

function mark(who: string, points: number, isFinal = false): GivenMark {
  return { personId: who as PersonId, points, comment: `${who}: ${points}`, isFinal }
}

test('where one marks, the latest mark counts', () => {
  expect(decideMark([mark('Anna', 3), mark('Ben', 5)], single, 10)).toMatchObject({ points: 5, by: 'Ben' })
})

test('the first of two markers gives no points yet', () => {
  expect(decideMark([mark('Anna', 3)], double, 10)).toEqual({ do: 'wait', marking: 'half' })
})

test('one person who marks twice is still one marker', () => {
  expect(decideMark([mark('Anna', 3), mark('Anna', 4)], double, 10)).toEqual({ do: 'wait', marking: 'half' })
})

test('two who agree within the threshold, its edge included, give their mean and both comments', () => {
  expect(decideMark([mark('Anna', 6), mark('Ben', 7)], double, 10)).toEqual({
    do: 'give',
    points: 6.5,
    comment: 'Anna: 6\n\nBen: 7',
    by: null,
  })
})

test('a difference above the threshold waits for a third, whose mark decides', () => {
  const marks = [mark('Anna', 3), mark('Ben', 7)]
  expect(decideMark(marks, double, 10)).toEqual({ do: 'wait', marking: 'differ' })
  expect(decideMark([...marks, mark('Lea', 6, true)], double, 10)).toMatchObject({ points: 6, by: 'Lea' })
})

test('tenths that binary fractions cannot say lie on the edge, not above it', () => {
  expect(decideMark([mark('Anna', 0.3), mark('Ben', 0.2)], double, 1)).toMatchObject({ do: 'give' })
})

test('what two give lies between them, whatever they give', () => {
  const points = fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100)
  fc.assert(
    fc.property(points, points, (a, b) => {
      const decision = decideMark([mark('Anna', a), mark('Ben', b)], { ...double, thresholdPercent: 100 }, 10)
      expect(decision).toMatchObject({ do: 'give', by: null })
      expect(Number(Reflect.get(decision, 'points'))).toBeGreaterThanOrEqual(Math.min(a, b) - 0.0005)
      expect(Number(Reflect.get(decision, 'points'))).toBeLessThanOrEqual(Math.max(a, b) + 0.0005)
    }),
  )
})
