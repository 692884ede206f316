import { randomUUID } from 'node:crypto'
import type { ItemId, SectionId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import {
  cameAfter,
  isLateFor,
  type OpenedSection,
  type SectionedClock,
  sectionEndsAt,
} from './section-clock.ts'

const at = (time: string) => new Date(`2040-03-05T${time}Z`)
const [inside, outside] = [randomUUID(), randomUUID()] as [ItemId, ItemId]

const reading: OpenedSection = {
  sectionId: randomUUID() as SectionId,
  minutes: 20,
  itemIds: [inside],
  openedAt: at('09:10:00'),
  pausedMillisecondsBefore: 0,
  extraMinutesBefore: 0,
  closedAt: null,
  leftAt: null,
}
const running: SectionedClock = {
  state: 'running',
  minutes: 60,
  allowedMinutes: 60,
  opensAt: at('09:00:00'),
  sittingEndsAt: at('12:00:00'),
  lateTime: 'kept',
  lateMinutes: null,
  startedAt: at('09:00:00'),
  pausedAt: null,
  pausedMilliseconds: 0,
  breakMinutes: 0,
  breakStartedAt: null,
  breakMilliseconds: 0,
  extraMinutes: 0,
  endedAt: null,
  timeFactor: null,
  sections: [reading],
}
const end = (clock: Partial<SectionedClock>, section: Partial<OpenedSection> = {}, now = at('09:20:00')) =>
  sectionEndsAt({ ...reading, ...section }, { ...running, ...clock }, now)

test('a section has its minutes from when it was opened', () => {
  expect(end({})).toEqual(at('09:30:00'))
})

test('a section without a time of its own has no end of its own', () => {
  expect(end({}, { minutes: null })).toBeNull()
})

test('a section never outlasts the attempt', () => {
  expect(end({}, { openedAt: at('09:50:00') })).toEqual(at('10:00:00'))
})

test('the time factor of an accommodation is for the sections too', () => {
  expect(end({ timeFactor: 1.5, allowedMinutes: 90 })).toEqual(at('09:40:00'))
})

test('pauses and extensions count for a section from when it was opened', () => {
  const clock = { pausedMilliseconds: 300_000, extraMinutes: 10 }
  expect(end(clock)).toEqual(at('09:45:00'))
  expect(end(clock, { pausedMillisecondsBefore: 240_000, extraMinutesBefore: 10 })).toEqual(at('09:31:00'))
})

test('during a pause the end of a section moves with the clock', () => {
  expect(end({ state: 'paused', pausedAt: at('09:15:00') }, {}, at('09:25:00'))).toEqual(at('09:40:00'))
})

test('what changes after a section’s end is not for it any more', () => {
  const clock = { pausedMilliseconds: 300_000, extraMinutes: 10 }
  expect(end(clock, { closedAt: at('09:30:00') }, at('09:50:00'))).toEqual(at('09:30:00'))
})

test('an entry in the grace of its section is in time, one after it is late', () => {
  expect(isLateFor(running, inside, at('09:32:00'))).toBe(false)
  expect(isLateFor(running, inside, at('09:32:01'))).toBe(true)
})

test('the end of a section is none for the items of the others', () => {
  expect(isLateFor(running, outside, at('09:50:00'))).toBe(false)
  expect(isLateFor(running, outside, at('10:02:01'))).toBe(true)
})

test('in a section without a time of its own only the attempt’s end makes an entry late', () => {
  const sections = [{ ...reading, minutes: null, leftAt: at('09:20:00') }]
  expect(isLateFor({ ...running, sections }, inside, at('09:50:00'))).toBe(false)
})

test('what an answer came after is a fact: the end of the whole, of its section, or that this was left for good', () => {
  const of = (time: string, section: Partial<OpenedSection> = {}, itemId = inside) =>
    cameAfter({ ...running, sections: [{ ...reading, ...section }] }, itemId, at(time))
  expect(of('09:31:59')).toBeNull()
  expect(of('09:32:01')).toEqual({ what: 'section-ended', at: at('09:30:00') })
  expect(of('09:32:01', {}, outside)).toBeNull()
  expect(of('10:02:01', {}, outside)).toEqual({ what: 'attempt-ended', at: at('10:00:00') })
  const left = { minutes: null, leftAt: at('09:20:00') }
  expect(of('09:22:00', left)).toBeNull()
  expect(of('09:22:01', left)).toEqual({ what: 'section-left', at: at('09:20:00') })
})
