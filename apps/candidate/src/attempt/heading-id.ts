/** The id of the heading of an item, a section or the review, to which the focus goes when one comes there. */
export function headingId(place: string): string {
  return `heading-${place}`
}
