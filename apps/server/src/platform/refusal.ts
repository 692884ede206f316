import type { RefusalCode } from '@invigil/contract/refusal.ts'
import { refusals } from '@invigil/contract/refusal.ts'

/** A call is refused for a reason its caller can understand. The sentence is for our log; people read the code's translation. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: RefusalCode
  readonly params: Record<string, string | number>

  constructor(code: RefusalCode, sentence: string, params: Record<string, string | number> = {}) {
    super(sentence)
    this.code = code
    this.params = params
  }

  /** The HTTP status of its code. */
  get status(): number {
    return refusals[this.code]
  }
}
