import type { CheckinView, DeviceCheck } from '@invigil/contract/checkin.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { changed } from './consent.ts'

/** Keeps the latest device check, line by line. What the browser says of itself is a hint for the proctor, no proof. */
export async function reportDevices(
  app: App,
  attemptId: AttemptId,
  devices: DeviceCheck[],
): Promise<CheckinView> {
  const at = app.now()
  const lineByCheck = new Map(devices.map((line) => [line.check, line]))
  const rows = [...lineByCheck.values()].map(({ check, state, code, detail }) => ({
    ...{ attemptId, state, code, at },
    checkName: check,
    detail: JSON.stringify(detail),
  }))
  if (rows.length > 0) {
    await app.db
      .insertInto('deviceCheck')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['attemptId', 'checkName']).doUpdateSet(({ ref }) => ({
          state: ref('excluded.state'),
          code: ref('excluded.code'),
          detail: ref('excluded.detail'),
          at: ref('excluded.at'),
        })),
      )
      .execute()
  }
  return await changed(app, attemptId)
}
