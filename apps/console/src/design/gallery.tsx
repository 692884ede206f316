import { PageHead } from '@invigil/design/section.tsx'

/** Every component of the design in its states. */
export function Gallery() {
  return <PageHead title="Design" />
}
