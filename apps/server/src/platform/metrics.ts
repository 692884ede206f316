import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  requests: Counter<'route' | 'status'>
  requestSeconds: Histogram<'route'>
  unexpectedErrors: Counter<'route'>
  jobs: Counter<'job' | 'outcome'>
  sockets: Gauge<'name'>
}

/** The counters of one server, as Prometheus reads them. A room adds its own with `registers: [app.metrics.registry]`. */
export function someMetrics({ ofProcess }: { ofProcess: boolean }): Metrics {
  const registry = new Registry()
  if (ofProcess) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Counter({
      name: 'invigil_requests_total',
      help: 'HTTP requests answered',
      labelNames: ['route', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'invigil_request_seconds',
      help: 'Time to answer an HTTP request',
      labelNames: ['route'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
      registers,
    }),
    unexpectedErrors: new Counter({
      name: 'invigil_unexpected_errors_total',
      help: 'Errors that are our fault',
      labelNames: ['route'],
      registers,
    }),
    jobs: new Counter({
      name: 'invigil_jobs_total',
      help: 'Jobs done and failed',
      labelNames: ['job', 'outcome'],
      registers,
    }),
    sockets: new Gauge({
      name: 'invigil_sockets',
      help: 'Open WebSocket connections',
      labelNames: ['name'],
      registers,
    }),
  }
}
