import { monitoring as contract } from '@invigil/contract/monitoring.ts'
import { implement } from '@orpc/server'
import type { Call } from '../platform/api.ts'
import { receiveSignals } from './receive.ts'

const os = implement(contract).$context<Call>()

export const monitoringRoutes = os.router({
  signals: os.signals.handler(({ context: { app }, input }) => receiveSignals(app, input)),
})
