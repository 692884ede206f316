/** How somebody holds head and eyes at one instant: degrees, and the iris between the eye's corners (0..1) when it could be measured. */
export type Look = { at: number; yaw: number; pitch: number; h: number | undefined }

export type Centre = { yaw: number; pitch: number; h: number | undefined }

const leastLooks = 4
/** What a person who reads moves within; a person who looks round moves more, and nothing is learnt from that. */
const steady = { yaw: 12, pitch: 12, h: 0.08 }

/**
 * Learns where a candidate looks when at work: the medians of the first `seconds` in which head and eyes were steady.
 * Everybody sits differently and every camera hangs differently, so no absolute angle says anything.
 */
export function learnCentre(seconds: number): {
  from: (look: Look) => Centre | undefined
  forget: () => void
} {
  let looks: Look[] = []
  let centre: Centre | undefined
  return {
    from: (look) => {
      if (centre) return centre
      looks = [...looks.filter(({ at }) => at <= look.at && look.at - at < 20_000), look]
      while (isLongEnough(looks.slice(1), seconds)) looks = looks.slice(1)
      if (isLongEnough(looks, seconds) && isSteady(looks)) centre = centreOf(looks)
      return centre
    },
    forget: () => {
      looks = []
      centre = undefined
    },
  }
}

function isLongEnough(looks: Look[], seconds: number): boolean {
  const first = looks.at(0)
  const last = looks.at(-1)
  return (
    first !== undefined &&
    last !== undefined &&
    looks.length >= leastLooks &&
    last.at - first.at >= seconds * 1000
  )
}

function isSteady(looks: Look[]): boolean {
  return (
    rangeOf(looks.map(({ yaw }) => yaw)) < steady.yaw &&
    rangeOf(looks.map(({ pitch }) => pitch)) < steady.pitch &&
    rangeOf(measured(looks)) < steady.h
  )
}

function centreOf(looks: Look[]): Centre {
  const hs = measured(looks)
  return {
    yaw: middleOf(looks.map(({ yaw }) => yaw)) ?? 0,
    pitch: middleOf(looks.map(({ pitch }) => pitch)) ?? 0,
    h: hs.length * 2 >= looks.length ? middleOf(hs) : undefined,
  }
}

function measured(looks: Look[]): number[] {
  return looks.flatMap(({ h }) => (h === undefined ? [] : [h]))
}

/** From the tenth to the ninetieth percentile, so that one bad frame does not count. */
function rangeOf(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const cut = Math.ceil(sorted.length / 10)
  const kept = sorted.slice(cut, sorted.length - cut)
  return (kept.at(-1) ?? 0) - (kept.at(0) ?? 0)
}

function middleOf(values: number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)]
}
