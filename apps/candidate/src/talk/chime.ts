/** How loud the tones before a proctor's voice are. The words that somebody speaks are shown in any case. */
export const chimeLoudness = ['full', 'soft', 'off'] as const
export type ChimeLoudness = (typeof chimeLoudness)[number]

const key = 'invigil-chime'
const peak = { full: 0.1, soft: 0.025 }

/** What was chosen in this browser; full until somebody chooses, and where the browser keeps nothing. */
export function chosenChime(): ChimeLoudness {
  try {
    const kept = localStorage.getItem(key)
    return chimeLoudness.find((one) => one === kept) ?? 'full'
  } catch {
    return 'full'
  }
}

/** Remembers the choice in this browser, and lets it be heard. */
export function chooseChime(loudness: ChimeLoudness): void {
  try {
    localStorage.setItem(key, loudness)
  } catch {
    // A browser that keeps nothing: the choice is heard now and forgotten.
  }
  chime(loudness)
}

/** Two tones, falling: somebody is about to speak. A browser that was not touched yet keeps silent, and the words stand alone. */
export function chime(loudness = chosenChime()): void {
  if (loudness === 'off') return
  try {
    const context = new AudioContext()
    for (const [index, hertz] of [660, 495].entries()) {
      const startsAt = context.currentTime + index * 0.22
      const tone = context.createOscillator()
      const gain = context.createGain()
      tone.frequency.value = hertz
      gain.gain.setValueAtTime(0, startsAt)
      gain.gain.linearRampToValueAtTime(peak[loudness], startsAt + 0.03)
      gain.gain.exponentialRampToValueAtTime(0.001, startsAt + 0.5)
      tone.connect(gain).connect(context.destination)
      tone.start(startsAt)
      tone.stop(startsAt + 0.55)
    }
    setTimeout(() => void context.close(), 1_500)
  } catch {
    // Without sound: the panel says it in words.
  }
}
