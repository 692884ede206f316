import { expect, test } from 'vitest'
import { CameraShare, type Sharer } from './camera-share.ts'

test('all cameras run until several are behind', () => {
  const { share, sharers } = aShareOf(10)
  tellBehind(share, sharers.slice(0, 1), 0)
  expect(share.limit()).toBeUndefined()
  expect(sharers.every((sharer) => share.has(sharer, 0))).toBe(true)
})

test('when several are behind, those who need a look most keep theirs', () => {
  const { share, sharers } = aShareOf(10)
  tellBehind(share, sharers.slice(0, 4), 0)
  expect(share.limit()).toBe(6)
  expect(sharers.map((sharer) => share.has(sharer, 0))).toEqual([
    ...Array(6).fill(true),
    ...Array(4).fill(false),
  ])
})

test('who begins to need a look gets a camera, and the last of the others gives one up', () => {
  const ranks = [0, 1, 2, 3, 4]
  const { share, sharers } = aShareOf(5, (at) => ranks[at] ?? 0)
  tellBehind(share, sharers.slice(0, 3), 0)
  expect(sharers.map((sharer) => share.has(sharer, 0))).toEqual([true, true, true, false, false])
  ranks[4] = -1
  expect(sharers.map((sharer) => share.has(sharer, 1_000))).toEqual([true, true, false, false, true])
})

test('what is still behind right after a change is given time to catch up', () => {
  const { share, sharers } = aShareOf(10)
  tellBehind(share, sharers.slice(0, 4), 0)
  tellBehind(share, sharers.slice(0, 4), 2_000)
  expect(share.limit()).toBe(6)
  tellBehind(share, sharers.slice(0, 4), 5_000)
  expect(share.limit()).toBe(3)
})

test('after a quiet while more are tried, and later again after each try that was too much', () => {
  const { share, sharers } = aShareOf(10)
  tellBehind(share, sharers.slice(0, 4), 0)
  tellBehind(share, sharers, 1_000, false)
  look(share, sharers, 9_000)
  expect(share.limit()).toBe(6)
  look(share, sharers, 10_000)
  expect(share.limit()).toBe(8)
  tellBehind(share, sharers.slice(0, 4), 15_000)
  expect(share.limit()).toBe(4)
  tellBehind(share, sharers, 16_000, false)
  look(share, sharers, 26_000)
  expect(share.limit()).toBe(4)
  look(share, sharers, 35_000)
  expect(share.limit()).toBe(6)
})

test('one camera always goes on, and the screen hears of each change', () => {
  const { share, sharers } = aShareOf(2)
  const heard: (number | undefined)[] = []
  const end = share.hear(() => heard.push(share.limit()))
  tellBehind(share, sharers, 0)
  tellBehind(share, sharers, 5_000)
  tellBehind(share, sharers, 10_000)
  end()
  expect(heard[0]).toBe(1)
  expect(share.limit()).toBe(1)
})

function aShareOf(count: number, rankOf: (at: number) => number = (at) => at) {
  const share = new CameraShare()
  const sharers = Array.from({ length: count }, (_, at) => {
    const sharer: Sharer = { rank: () => rankOf(at) }
    share.join(sharer)
    return sharer
  })
  return { share, sharers }
}

function tellBehind(share: CameraShare, sharers: readonly Sharer[], now: number, isBehind = true): void {
  sharers.forEach((sharer) => {
    share.tell(sharer, isBehind, now)
  })
}

/** Each asks whether it has its camera, as all do twice a second. */
function look(share: CameraShare, sharers: readonly Sharer[], now: number): void {
  sharers.forEach((sharer) => {
    share.has(sharer, now)
  })
}
