import katex from 'katex'

/** MathML is read by screen readers and needs no fonts. A formula that cannot be read, nests without end or links somewhere is undefined. */
export function mathml(source: string, displayMode: boolean): string | undefined {
  let wantsTrust = false
  const trust = () => {
    wantsTrust = true
    return false
  }
  try {
    const rendered = katex.renderToString(source, {
      output: 'mathml',
      displayMode,
      throwOnError: true,
      trust,
      strict: 'ignore',
      maxExpand: 200,
      maxSize: 20,
    })
    return wantsTrust ? undefined : rendered
  } catch {
    return undefined
  }
}
