/**
 * Fetches from the server, and throws what is no answer of it, as if no answer had come: the page of a network that wants to be
 * signed in to, or of a proxy, says 200 too. Taken for an answer it would pass for a receipt, or blank the exam.
 */
export async function fetchOurs(request: Request, ask: typeof fetch = fetch): Promise<Response> {
  const answer = await ask(request)
  if (answer.ok && isPage(answer)) throw new TypeError(`a page stands between us and ${request.url}`)
  return answer.ok ? answer : await withStatus(answer)
}

/** A filter says no in words that nobody can read, or in none: what counts is its status, which would be lost with them. */
async function withStatus(answer: Response): Promise<Response> {
  const said = await answer.text()
  const { status } = answer
  return isJson(said) ? new Response(said, answer) : new Response(null, { status })
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Our own answers are JSON, bytes, or nothing at all. */
function isPage({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/') ?? false
}
