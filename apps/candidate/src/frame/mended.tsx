import { Component, Fragment, type ReactNode } from 'react'

interface MendedProps {
  children: ReactNode
  /** Shown once it does not help any more; `onAgain` tries once more. */
  broken: (onAgain: () => void) => ReactNode
}

const mostInARow = 3
const rowMs = 10_000

/** Draws what stumbles anew, from what is kept outside of it: a question that trips over something takes no exam away. */
export class Mended extends Component<MendedProps, { round: number; isBroken: boolean }> {
  override state = { round: 0, isBroken: false }
  #stumbles: number[] = []

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override componentDidCatch() {
    const now = performance.now()
    this.#stumbles = [...this.#stumbles.filter((at) => at > now - rowMs), now]
    if (this.#stumbles.length < mostInARow) this.#again()
  }

  readonly #again = () => this.setState(({ round }) => ({ round: round + 1, isBroken: false }))

  override render() {
    const { round, isBroken } = this.state
    if (isBroken) return this.props.broken(this.#again)
    return <Fragment key={round}>{this.props.children}</Fragment>
  }
}
