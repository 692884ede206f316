import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedMinutes } from '../sitting/allowed-minutes.ts'
import { localWindow } from '../sitting/window.ts'
import { type AttemptClock, breakEndsAt, dueAt, endsAt, isLate } from './clock.ts'

const opensAt = new Date('2040-03-05T09:00:00Z')
const after = (ms: number) => new Date(opensAt.getTime() + ms)
const hour = 3_600_000

interface Bent {
  timeFactor: number
  extraMinutes: number
  breakMinutes: number
}

const bends = fc.record<Bent>({
  timeFactor: fc.integer({ min: 20, max: 80 }).map((twentieths) => twentieths / 20),
  extraMinutes: fc.nat(600),
  breakMinutes: fc.nat(240),
})

/** An attempt that is going, begun somewhere in its window. */
const courses = fc
  .record({
    minutes: fc.integer({ min: 1, max: 1440 }),
    lasts: fc.integer({ min: 60_000, max: 48 * hour }),
    late: fc.double({ min: 0, max: 0.999, noNaN: true }),
    lateTime: fc.constantFrom('kept' as const, 'lost' as const),
    state: fc.constantFrom('running' as const, 'paused' as const),
    isBreak: fc.boolean(),
    worked: fc.nat(24 * hour),
    stands: fc.nat(24 * hour),
    pausedMilliseconds: fc.nat(24 * hour),
    breakMilliseconds: fc.nat(4 * hour),
    extraMinutes: fc.nat(600),
  })
  .map(({ lasts, late, worked, stands, isBreak, ...course }) => {
    const startedAt = after(Math.floor(lasts * late))
    const pausedAt = new Date(startedAt.getTime() + worked)
    return {
      ...course,
      sittingEndsAt: after(lasts),
      startedAt,
      pausedAt,
      isBreak,
      now: after(lasts + stands),
    }
  })

type Course = typeof courses extends fc.Arbitrary<infer Value> ? Value : never

function clockOf({ now: _now, isBreak, ...course }: Course, bent: Bent): AttemptClock {
  const { timeFactor, extraMinutes, breakMinutes } = bent
  return {
    ...course,
    ...{ opensAt, lateMinutes: null, endedAt: null, breakMinutes },
    pausedAt: course.state === 'paused' ? course.pausedAt : null,
    breakStartedAt: course.state === 'paused' && isBreak ? course.pausedAt : null,
    allowedMinutes: allowedMinutes(course.minutes, { timeFactor, extraMinutes }),
  }
}

const nothing: Bent = { timeFactor: 1, extraMinutes: 0, breakMinutes: 0 }
const endOf = (course: Course, bent: Bent) =>
  endsAt(clockOf(course, bent), course.now)?.getTime() ?? Number.NaN

test('an attempt never ends before it has begun', () => {
  fc.assert(
    fc.property(courses, bends, (course, bent) => {
      expect(endOf(course, bent)).toBeGreaterThanOrEqual(course.startedAt.getTime())
    }),
  )
})

test('what an accommodation gives is never less than nothing', () => {
  fc.assert(
    fc.property(courses, bends, (course, bent) => {
      expect(allowedMinutes(course.minutes, bent)).toBeGreaterThanOrEqual(course.minutes)
      expect(endOf(course, bent)).toBeGreaterThanOrEqual(endOf(course, nothing))
    }),
  )
})

test('whoever is given more ends no earlier', () => {
  fc.assert(
    fc.property(courses, bends, bends, (course, bent, more) => {
      const both = {
        timeFactor: Math.max(bent.timeFactor, more.timeFactor),
        extraMinutes: bent.extraMinutes + more.extraMinutes,
        breakMinutes: bent.breakMinutes + more.breakMinutes,
      }
      expect(endOf(course, both)).toBeGreaterThanOrEqual(endOf(course, bent))
    }),
  )
})

test('an end never comes nearer by waiting, and a running one stays where it is', () => {
  fc.assert(
    fc.property(courses, bends, fc.nat(24 * hour), (course, bent, wait) => {
      const later = { ...course, now: new Date(course.now.getTime() + wait) }
      expect(endOf(later, bent)).toBeGreaterThanOrEqual(endOf(course, bent))
      const running = { ...course, state: 'running' as const }
      expect(endOf({ ...running, now: later.now }, bent)).toBe(endOf(running, bent))
    }),
  )
})

test('a break never moves the end by more than its minutes', () => {
  fc.assert(
    fc.property(courses, bends, (course, bent) => {
      const onBreak = { ...course, state: 'paused' as const, isBreak: true }
      const moved = endOf(onBreak, bent) - endOf({ ...course, state: 'running' }, bent)
      expect(moved).toBeGreaterThanOrEqual(0)
      expect(moved).toBeLessThanOrEqual(bent.breakMinutes * 60_000)
    }),
  )
})

test('what comes before the clock ends an attempt is never late', () => {
  fc.assert(
    fc.property(courses, bends, (course, bent) => {
      const clock = clockOf(course, bent)
      const due = breakEndsAt(clock) ?? dueAt(clock, course.now) ?? course.now
      expect(isLate(clock, due)).toBe(false)
    }),
  )
})

test('a window is as long in every time zone', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const starts = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2045, 0) })
  fc.assert(
    fc.property(
      zones,
      zones,
      starts,
      fc.integer({ min: 60_000, max: 48 * hour }),
      (here, there, start, lasts) => {
        const sitting = { startsAt: new Date(start), endsAt: new Date(start + lasts), timeZone: here }
        const window = localWindow(sitting, there)
        expect(window.endsAt.getTime() - window.startsAt.getTime()).toBe(lasts)
        expect(Math.abs(window.startsAt.getTime() - start)).toBeLessThanOrEqual(27 * hour)
      },
    ),
  )
})
