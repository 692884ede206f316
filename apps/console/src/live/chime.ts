const key = 'invigil-wall-sound'

/** Whether urgent alerts may be heard on this machine. They are until somebody mutes them. */
export function mayChime(): boolean {
  return localStorage.getItem(key) !== 'off'
}

/** Remembers the choice on this machine. */
export function setMayChime(may: boolean): void {
  localStorage.setItem(key, may ? 'on' : 'off')
}

/** Two short soft tones, the second higher. A browser that has not been clicked yet keeps silent. */
export function chime(): void {
  const context = new AudioContext()
  for (const [index, hertz] of [587, 880].entries()) {
    const startsAt = context.currentTime + index * 0.18
    const tone = context.createOscillator()
    const loudness = context.createGain()
    tone.frequency.value = hertz
    loudness.gain.setValueAtTime(0, startsAt)
    loudness.gain.linearRampToValueAtTime(0.16, startsAt + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.001, startsAt + 0.4)
    tone.connect(loudness).connect(context.destination)
    tone.start(startsAt)
    tone.stop(startsAt + 0.45)
  }
  setTimeout(() => void context.close(), 1_200)
}
