import type { AttemptId } from '@invigil/contract/ids.ts'
import { Counter, Gauge } from 'prom-client'
import { gazeCentreOf } from '../checkin/gaze-centre.ts'
import { findReferencePhoto } from '../checkin/reference-photo.ts'
import { theRecording } from '../media/recording.ts'
import type { App } from '../platform/app.ts'
import { perApp } from '../platform/per-app.ts'
import type { Stop } from '../platform/room.ts'
import { theVision } from '../platform/vision/vision.ts'
import { Analysis } from './analysis.ts'
import { closeLeftOver } from './close-left-over.ts'
import { hearTold, lookedAtElsewhere } from './elsewhere.ts'
import { forgetDue, recheckDue } from './recheck-due.ts'
import { standingsOf, statesOf } from './standing.ts'
import { toldBy } from './told.ts'

/** How the server's own looking goes. `rate` is 1 while everybody is looked at as often as wished, less when all are looked at more rarely. */
export interface AnalysisLoad {
  watched: number
  rate: number
  leftOut: string[]
}

/** Looking may take this share of its processes; what is left is for check-in photos and for catching up. */
const usableShare = 0.85
/** Nothing is heard of an attempt any more: it is let go of after this. */
const forgetMs = 120_000

/** Whom the server looks at just now. */
export const analysesOf = perApp(() => new Map<AttemptId, Analysis>())

/** Looks at the previews that arrive on this server, beside it: nothing here is waited for by anybody who answers. */
export function startAnalysing(app: App): Stop {
  if (!theVision(app).isOn) return () => undefined
  const analyses = analysesOf(app)
  const stopHearing = theRecording(app).live.tap('preview', (attemptId, heard) => {
    if (heard !== 'ended') theAnalysis(app, attemptId).hear(heard)
  })
  let isTicking = false
  const timer = setInterval(() => {
    if (isTicking) return
    isTicking = true
    void tick(app)
      .catch((error: unknown) => app.log.error({ err: error }, 'the server’s own looking failed'))
      .finally(() => {
        isTicking = false
      })
  }, 1_000)
  const deaf = hearTold(app)
  return async () => {
    stopHearing()
    deaf()
    clearInterval(timer)
    await Promise.all([...analyses.values()].map((analysis) => analysis.stop().catch(() => undefined)))
    analyses.clear()
  }
}

/** What happens each second: states are read, shares dealt out, stories compared, signals of browsers looked at again. */
export async function tick(app: App): Promise<void> {
  const analyses = analysesOf(app)
  await hearOfSilentOnes(app)
  await leaveToOthers(app)
  await readStandings(app)
  const watching = [...analyses.values()].filter(({ isWatching }) => isWatching)
  const share = (usableShare * app.config.visionProcesses) / Math.max(1, watching.length)
  for (const analysis of watching) {
    analysis.share = Math.min(1, share)
    analysis.tick()
    await recheckDue(app, analysis).catch((error: unknown) =>
      app.log.error({ err: error, attemptId: analysis.attemptId }, 'a signal could not be looked at again'),
    )
  }
  forgetDue(app, (attemptId) => analyses.get(attemptId)?.isWatching === true)
  await forgetEnded(app)
  reportLoad(app)
}

/** How looking goes just now. */
export function analysisLoad(app: App): AnalysisLoad {
  const plans = [...analysesOf(app).values()].filter(({ isWatching }) => isWatching).map(({ plan }) => plan)
  const slowest = Math.max(1000, ...plans.map(({ everyMs }) => everyMs.faces))
  const leftOut = [...new Set(plans.flatMap((plan) => plan.leftOut))]
  return { watched: plans.length, rate: 1000 / slowest, leftOut }
}

function theAnalysis(app: App, attemptId: AttemptId): Analysis {
  const analyses = analysesOf(app)
  const known = analyses.get(attemptId)
  if (known) return known
  const { frames } = counters(app)
  const analysis = new Analysis(app, attemptId, (fate) => frames.inc({ fate }))
  analyses.set(attemptId, analysis)
  void untilDone(app, analysis, prepare)
  return analysis
}

const firstAgainMs = 2_000
const mostTries = 8

/** The database or the vision process may be away for a moment; what an exam begins without it would be without to its end. */
async function untilDone(
  app: App,
  analysis: Analysis,
  work: (app: App, analysis: Analysis) => Promise<void>,
  tries = 1,
): Promise<void> {
  const { attemptId } = analysis
  try {
    await work(app, analysis)
  } catch (error) {
    app.log.error({ err: error, attemptId, tries }, 'an attempt cannot be looked at')
    const again = () => {
      if (analysesOf(app).get(attemptId) === analysis) void untilDone(app, analysis, work, tries + 1)
    }
    if (tries < mostTries) setTimeout(again, firstAgainMs * 2 ** (tries - 1)).unref()
  }
}

async function prepare(app: App, analysis: Analysis): Promise<void> {
  const { attemptId } = analysis
  await closeLeftOver(app, attemptId)
  const standing = (await standingsOf(app, [attemptId])).get(attemptId)
  if (!standing) return
  analysis.learn({ centre: await gazeCentreOf(app, attemptId) })
  analysis.stand(standing)
  if (standing.policy.referencePhoto) void untilDone(app, analysis, learnFace)
}

async function learnFace(app: App, analysis: Analysis): Promise<void> {
  const photo = await findReferencePhoto(app, analysis.attemptId)
  const face = photo && (await theVision(app).describeFace(photo))
  if (face === 'unavailable') throw new Error('nothing can look at the reference photo just now')
  if (face) analysis.learn({ reference: face.template })
}

/** A browser that says it records, and sends no picture, is looked at too: that nothing comes is what there is to see. */
async function hearOfSilentOnes(app: App): Promise<void> {
  const now = app.now().getTime()
  const silent = [...toldBy(app)].flatMap(([attemptId, { status, heardAt }]) => {
    const isSaid = status?.camera === 'live' && status.recording === 'recording' && now - heardAt < 10_000
    return isSaid && !analysesOf(app).has(attemptId) ? [attemptId] : []
  })
  const elsewhere = await lookedAtElsewhere(app, silent, (attemptId) => isHeardHere(app, attemptId))
  for (const attemptId of silent) if (!elsewhere.has(attemptId)) theAnalysis(app, attemptId)
}

/** What came to another process since is looked at there. */
async function leaveToOthers(app: App): Promise<void> {
  const analyses = analysesOf(app)
  const elsewhere = await lookedAtElsewhere(app, [...analyses.keys()], (attemptId) => {
    const lastAt = analyses.get(attemptId)?.lastAt ?? 0
    return isHeardHere(app, attemptId) || app.now().getTime() - lastAt < 10_000
  })
  for (const attemptId of elsewhere) {
    const analysis = analyses.get(attemptId)
    analyses.delete(attemptId)
    await analysis?.stop()
  }
}

function isHeardHere(app: App, attemptId: AttemptId): boolean {
  return app.now().getTime() - (toldBy(app).get(attemptId)?.heardHereAt ?? 0) < 10_000
}

async function readStandings(app: App): Promise<void> {
  const analyses = analysesOf(app)
  const states = await statesOf(app, [...analyses.keys()])
  for (const [attemptId, state] of states) {
    const analysis = analyses.get(attemptId)
    if (analysis?.standing) analysis.stand({ ...analysis.standing, state })
  }
}

async function forgetEnded(app: App): Promise<void> {
  const now = app.now().getTime()
  for (const [attemptId, analysis] of analysesOf(app)) {
    const heardAt = Math.max(analysis.lastAt, toldBy(app).get(attemptId)?.heardAt ?? 0)
    if (now - heardAt < forgetMs) continue
    analysesOf(app).delete(attemptId)
    await analysis.stop()
  }
}

const told = perApp(() => ({ wasSlowed: false }))

function reportLoad(app: App): void {
  const load = analysisLoad(app)
  const { watched, rate, busy } = counters(app)
  busy.set(theVision(app).load().busy)
  watched.set(load.watched)
  rate.set(load.rate)
  const isSlowed = load.rate < 1 || load.leftOut.length > 0
  if (isSlowed !== told(app).wasSlowed)
    app.log.warn(load, isSlowed ? 'everybody is looked at more rarely' : 'everybody is looked at as wished')
  told(app).wasSlowed = isSlowed
}

const counters = perApp((app) => {
  const registers = [app.metrics.registry]
  return {
    watched: new Gauge({
      name: 'invigil_vision_watched',
      help: 'Attempts whose pictures the server looks at itself',
      registers,
    }),
    rate: new Gauge({
      name: 'invigil_vision_rate',
      help: 'How often pictures are looked at against what is wished, 1 = as wished',
      registers,
    }),
    busy: new Gauge({
      name: 'invigil_vision_busy',
      help: 'Share of the time in which the vision processes work',
      registers,
    }),
    frames: new Counter({
      name: 'invigil_analysis_frames_total',
      help: 'Key frames that were due to be looked at, by what became of them',
      labelNames: ['fate'],
      registers,
    }),
  }
})
