import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The directory of the whole repository. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** The project's own Node 24. */
export const node24 = path.join(root, 'node_modules/.bin/node')

/** The environment of what we start: the project's own programs come first. */
export function projectEnvironment() {
  return {
    ...process.env,
    PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
  }
}

/**
 * Runs a program in the repository and returns { code, output }. Its output is shown unless `quiet`, then it is kept.
 * Signals that reach us are passed on, and we wait for its end.
 */
export function run(program, args, { quiet = false, env = projectEnvironment() } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'
  const child = spawn(program, args, { cwd: root, env, stdio })
  const pass = (signal) => child.kill(signal)
  process.on('SIGTERM', pass)
  // Ctrl+C reaches the whole group by itself; we only must not end before it does.
  process.on('SIGINT', stay)
  return new Promise((resolve) => {
    let output = ''
    const keep = (words) => {
      output += words
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const end = (code) => {
      process.off('SIGTERM', pass)
      process.off('SIGINT', stay)
      resolve({ code, output })
    }
    child.once('error', (error) => {
      output += error.message
      end(127)
    })
    child.once('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

function stay() {}
