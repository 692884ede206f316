import type { Page } from '@playwright/test'

/** The networks cannot be fetched, as behind a filter, or on a machine too old for them. */
export async function withoutNetworks(page: Page): Promise<void> {
  await page.context().route('**/models/**', (route) => route.abort())
}

/** The browser's sensors are tampered with: whatever the camera shows, they report one calm face. */
export async function claimAFace(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const face = {
      box: { left: 0.35, top: 0.25, width: 0.3, height: 0.4 },
      score: 0.95,
      presence: 1,
      pose: { yaw: 0, pitch: 0, roll: 0 },
      gaze: { h: 0.5, v: 0, openness: 0.3, right: 0.3, left: 0.3 },
    }
    const asClaimed = (seen: { of: string }) => (seen.of === 'faces' ? { ...seen, faces: [face] } : seen)
    window.Worker = class extends Worker {
      override addEventListener(type: string, listen: never, options?: boolean): void {
        const hear = listen as (event: Event) => void
        super.addEventListener(
          type,
          (event) => {
            const told = event instanceof MessageEvent ? event.data : undefined
            if (told?.say !== 'observed') return hear(event)
            const observations = told.observations.map(asClaimed)
            hear(new MessageEvent('message', { data: { ...told, observations } }))
          },
          options,
        )
      }
    }
  })
}
