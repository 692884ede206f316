import { ecsFormat } from '@elastic/ecs-pino-format'
import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

/** The server's log: one JSON object a line with the fields of the Elastic Common Schema, on standard error. */
export function openLog(config: Config): Logger {
  return pino({ level: config.logLevel, ...ecsFormat({ apmIntegration: false }) }, pino.destination(2))
}
