import type { OpenApiDocument } from './openapi.ts'

export const apiPageStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.875em; }
pre { overflow: auto; padding: 0.75rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 6px; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; padding: 0.25rem 0; }
.method { display: inline-block; min-width: 4rem; font-weight: 600; }
`

/** A page to read the API: every route, what it takes and what it returns. Plain HTML, so that it needs no script. */
export function apiPage(document: OpenApiDocument): string {
  const routes = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({
      path,
      method,
      operation: operation as Operation,
    })),
  )
  const rooms = [...new Set(routes.map((route) => route.operation.tags?.[0] ?? ''))]
  const sections = rooms.map((room) => {
    const own = routes.filter((route) => (route.operation.tags?.[0] ?? '') === room)
    return `<section><h2>${text(room)}</h2>${own.map(aRoute).join('')}</section>`
  })
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Invigil API</title><link rel="stylesheet" href="/api/docs.css"></head>
<body><main><h1>Invigil API</h1><p>The same as <a href="/api/openapi.json">an OpenAPI 3.1 document</a>.</p>
${sections.join('\n')}</main></body></html>`
}

interface Operation {
  summary?: string
  tags?: string[]
  parameters?: unknown
  requestBody?: unknown
  responses?: unknown
}

function aRoute({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const { summary = '', parameters, requestBody, responses } = operation
  const parts = Object.entries({ parameters, requestBody, responses })
    .filter(([, schema]) => schema !== undefined)
    .map(([name, schema]) => `<h3>${name}</h3><pre>${text(JSON.stringify(schema, null, 2))}</pre>`)
  return `<details><summary><span class="method">${text(method.toUpperCase())}</span> <code>/api${text(path)}</code>
 ${text(summary)}</summary>${parts.join('')}</details>`
}

function text(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
