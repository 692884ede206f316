import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterLooks,
  browserRhythms,
  type Circumstances,
  costOf,
  dueLooks,
  type Plan,
  planLooks,
  type Schedule,
  serverRhythms,
  startSchedule,
} from './schedule.ts'

type Costs = { faces: number; identity: number; liveness: number; things: number }

/** What looks cost in Chromium on a laptop of some years. */
const ordinary: Costs = { faces: 60, identity: 90, liveness: 30, things: 280 }
const quarter: Circumstances = { share: 0.25 }

describe('what is looked for', () => {
  test('an ordinary laptop looks for everything as often as wished', () => {
    const plan = planLooks(measured(ordinary), quarter)
    expect(plan).toEqual({
      everyMs: { faces: 500, identity: 7000, liveness: 8000, things: 5000 },
      leftOut: [],
    })
  })

  test('a slower one looks for things less often, before it looks for anything else less', () => {
    const { everyMs, leftOut } = planLooks(measured(times(ordinary, 1.3)), quarter)
    expect(everyMs).toMatchObject({ faces: 500, identity: 7000, liveness: 8000 })
    expect(everyMs.things).toBeGreaterThan(5000)
    expect(leftOut).toEqual([])
  })

  test('things are left out first, then liveness, then identity; faces slow down last', () => {
    const leftOut = [1.6, 1.9, 2.05, 3, 20].map((factor) =>
      planLooks(measured(times(ordinary, factor)), quarter),
    )
    expect(leftOut.map((plan) => [...plan.leftOut])).toEqual([
      ['things'],
      ['things', 'liveness'],
      ['things', 'liveness', 'identity'],
      ['things', 'liveness', 'identity'],
      ['things', 'liveness', 'identity'],
    ])
    expect(leftOut.map(({ everyMs }) => Math.round(everyMs.faces))).toEqual([500, 500, 500, 720, 2000])
    expect(leftOut.map(({ scarce }) => scarce)).toEqual(['slow', 'slow', 'slow', 'slow', 'slow'])
  })

  test('a battery that runs down looks for less, and one that is being charged does not', () => {
    const battery = { level: 0.08, isCharging: false }
    expect(planLooks(measured(ordinary), { ...quarter, battery })).toMatchObject({
      leftOut: ['things', 'liveness', 'identity'],
      scarce: 'battery',
    })
    expect(
      planLooks(measured(ordinary), { ...quarter, battery: { ...battery, isCharging: true } }).leftOut,
    ).toEqual([])
  })

  test('a machine under pressure looks for less, and says that this is why', () => {
    const plan = planLooks(measured(ordinary), { ...quarter, pressure: 'serious' })
    expect(plan).toMatchObject({ leftOut: ['things'], scarce: 'pressure' })
  })

  test('a machine too slow for things is not called pressed when it is pressed as well', () => {
    const plan = planLooks(measured(times(ordinary, 3)), { ...quarter, pressure: 'fair' })
    expect(plan.scarce).toBe('slow')
  })

  test('behind a hidden page heavy looks are as rare as they may be, and faces are watched on', () => {
    const plan = planLooks(measured(ordinary), { ...quarter, isHidden: true })
    expect(plan).toEqual({
      everyMs: { faces: 500, identity: 20_000, liveness: 20_000, things: 10_000 },
      leftOut: [],
    })
  })

  test('what nobody wished for is not looked for, and not missed', () => {
    const plan = planLooks(startSchedule({ faces: serverRhythms.faces }), quarter)
    expect(plan).toEqual({ everyMs: { faces: 1000 }, leftOut: [] })
  })
})

describe('what a look costs', () => {
  test('before it was taken twice it is guessed from faces, so that a slow machine loads nothing in vain', () => {
    const slow = looked(startSchedule(browserRhythms), { faces: 200 }, 8)
    expect(planLooks(slow, quarter).leftOut).toEqual(['things', 'liveness', 'identity'])
    expect(planLooks(looked(startSchedule(browserRhythms), { faces: 50 }, 8), quarter).leftOut).toEqual([])
  })

  test('one hiccup is not a slow machine', () => {
    const schedule = looked(measured(ordinary), { faces: 900, things: 3000 }, 1)
    expect(planLooks(schedule, quarter)).toEqual(planLooks(measured(ordinary), quarter))
  })

  test('what was too dear is tried again after two minutes', () => {
    const dear = measured({ ...ordinary, things: 2000 })
    expect(planLooks(dear, quarter).leftOut).toEqual(['things'])
    const later = looked(dear, { faces: 40 }, 8, 150_000)
    expect(planLooks(later, quarter).leftOut).toEqual([])
  })
})

describe('what is due', () => {
  test('nothing heavy, until a few frames were looked at', () => {
    const four = looked(startSchedule(browserRhythms), { faces: 50 }, 4)
    expect(dueLooks(four, planLooks(four, quarter), 2000)).toEqual({ faces: true })
    const five = looked(startSchedule(browserRhythms), { faces: 50 }, 5)
    expect(dueLooks(five, planLooks(five, quarter), 2500)).toEqual({ faces: true, heavy: 'things' })
  })

  test('what cannot be looked for yet does not keep the others waiting', () => {
    const schedule = looked(startSchedule(browserRhythms), { faces: 50 }, 5)
    const plan = planLooks(schedule, quarter)
    expect(dueLooks(schedule, plan, 2500, (look) => look === 'identity')).toEqual({
      faces: true,
      heavy: 'identity',
    })
  })

  test('a look that found nothing to look at waits for its next turn, and costs nothing', () => {
    const schedule = afterLooks(measured(ordinary), 90_000, { liveness: undefined })
    const plan = planLooks(schedule, quarter)
    expect(dueLooks(schedule, plan, 90_500, (look) => look === 'liveness')).toEqual({ faces: true })
    expect(costOf(schedule, 'liveness')).toBe(30)
  })

  test('a frame that comes a little early counts', () => {
    const schedule = afterLooks(startSchedule(serverRhythms), 10_000, { faces: 30 })
    const plan = planLooks(schedule, quarter)
    expect(dueLooks(schedule, plan, 10_950).faces).toBe(true)
    expect(dueLooks(schedule, plan, 10_500).faces).toBe(false)
  })

  test('a clock that is set back does not end the looking', () => {
    const schedule = measured(ordinary)
    expect(dueLooks(schedule, planLooks(schedule, quarter), -3_600_000)).toEqual({
      faces: true,
      heavy: 'things',
    })
  })

  test('everything planned gets its turn in its time, one heavy look a frame', () => {
    const { seconds, taken } = played(ordinary, quarter)
    expect(seconds).toBe(120)
    expect(taken('faces')).toBe(240)
    expect(taken('identity')).toBeGreaterThanOrEqual(15)
    expect(taken('liveness')).toBeGreaterThanOrEqual(13)
    expect(taken('things')).toBeGreaterThanOrEqual(21)
  })
})

describe('whatever the machine', () => {
  const cost = fc.double({ min: 1, max: 5000, noNaN: true })
  const costs = fc.record({ faces: cost, identity: cost, liveness: cost, things: cost })
  const circumstances = fc.record({
    share: fc.double({ min: 0.02, max: 2, noNaN: true }),
    battery: fc.record({ level: fc.double({ min: 0, max: 1, noNaN: true }), isCharging: fc.boolean() }),
    pressure: fc.constantFrom('nominal', 'fair', 'serious', 'critical'),
    isHidden: fc.boolean(),
  }) satisfies fc.Arbitrary<Circumstances>

  test('the looks together keep to their share, or faces alone are left at their slowest', () => {
    fc.assert(
      fc.property(costs, circumstances, (given, around) => {
        const schedule = measured(given)
        const plan = planLooks(schedule, around)
        const isLeast = plan.everyMs.faces === 2000 && plan.leftOut.length === 3
        expect(isLeast || loadOf(schedule, plan) <= around.share + 1e-6).toBe(true)
      }),
    )
  })

  test('faces are looked for at least every two seconds, and nothing more often than wished', () => {
    fc.assert(
      fc.property(costs, circumstances, (given, around) => {
        const { everyMs } = planLooks(measured(given), around)
        expect(everyMs.faces).toBeGreaterThanOrEqual(500)
        expect(everyMs.faces).toBeLessThanOrEqual(2000)
        expect(everyMs.things ?? 5000).toBeGreaterThanOrEqual(5000)
        expect(everyMs.identity ?? 7000).toBeGreaterThanOrEqual(7000)
        expect(everyMs.liveness ?? 8000).toBeGreaterThanOrEqual(8000)
      }),
    )
  })

  test('with a smaller share no look comes more often', () => {
    fc.assert(
      fc.property(
        costs,
        circumstances,
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (given, around, part) => {
          const schedule = measured(given)
          const more = intervals(planLooks(schedule, around))
          const less = intervals(planLooks(schedule, { ...around, share: around.share * part }))
          expect(less.every((every, look) => every >= (more[look] ?? 0) - 1e-6)).toBe(true)
        },
      ),
    )
  })

  test('what is left out is said with a reason, and what is not left out has an interval', () => {
    fc.assert(
      fc.property(costs, circumstances, (given, around) => {
        const { everyMs, leftOut, scarce } = planLooks(measured(given), around)
        expect([...Object.keys(everyMs), ...leftOut].toSorted()).toEqual([
          'faces',
          'identity',
          'liveness',
          'things',
        ])
        expect(scarce !== undefined).toBe(leftOut.length > 0 || everyMs.faces > 500)
      }),
    )
  })
})

/** A schedule that has measured each look often enough. */
function measured(costs: Costs): Schedule {
  return looked(startSchedule(browserRhythms), costs, 8)
}

/** A schedule after so many more looks, half a second apart. */
function looked(schedule: Schedule, took: Partial<Costs>, count: number, from = 0): Schedule {
  const instants = Array.from({ length: count }, (_, frame) => from + frame * 500)
  return instants.reduce((before, at) => afterLooks(before, at, took), schedule)
}

function times(costs: Costs, factor: number): Costs {
  const { faces, identity, liveness, things } = costs
  return {
    faces: faces * factor,
    identity: identity * factor,
    liveness: liveness * factor,
    things: things * factor,
  }
}

/** Two minutes of frames, as the worker takes them. */
function played(costs: Costs, around: Circumstances) {
  const frames = Array.from({ length: 240 }, (_, frame) => frame * 500)
  const names: string[] = []
  frames.reduce((schedule, at) => {
    const { heavy } = dueLooks(schedule, planLooks(schedule, around), at)
    names.push('faces', heavy ?? '')
    return afterLooks(schedule, at, { faces: costs.faces, ...(heavy ? { [heavy]: costs[heavy] } : {}) })
  }, startSchedule(browserRhythms))
  return { seconds: frames.length / 2, taken: (look: string) => names.filter((name) => name === look).length }
}

function intervals({ everyMs }: Plan): number[] {
  const never = Number.MAX_VALUE
  return [everyMs.faces, everyMs.identity ?? never, everyMs.liveness ?? never, everyMs.things ?? never]
}

/** The share of a core that a plan takes. */
function loadOf(schedule: Schedule, { everyMs }: Plan): number {
  const share = (look: keyof Costs) => costOf(schedule, look) / (everyMs[look] ?? Number.POSITIVE_INFINITY)
  return share('faces') + share('identity') + share('liveness') + share('things')
}
