/** Two soft tones, falling: somebody is about to speak. A browser that was not touched yet keeps silent, and the words stand alone. */
export function chime(): void {
  try {
    const context = new AudioContext()
    for (const [index, hertz] of [660, 495].entries()) {
      const startsAt = context.currentTime + index * 0.22
      const tone = context.createOscillator()
      const loudness = context.createGain()
      tone.frequency.value = hertz
      loudness.gain.setValueAtTime(0, startsAt)
      loudness.gain.linearRampToValueAtTime(0.1, startsAt + 0.03)
      loudness.gain.exponentialRampToValueAtTime(0.001, startsAt + 0.5)
      tone.connect(loudness).connect(context.destination)
      tone.start(startsAt)
      tone.stop(startsAt + 0.55)
    }
    setTimeout(() => void context.close(), 1_500)
  } catch {
    // Without sound: the panel says it in words.
  }
}
