/** Says one step to the person at the terminal. */
export function say(line) {
  process.stdout.write(`· ${line}\n`)
}

/** Ends with a sentence for the person at the terminal: what is wrong and what to do. */
export function giveUp(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}
