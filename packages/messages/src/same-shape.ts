/** The same keys as the English original, each with a text of its own. */
export type SameShape<Original> = {
  [Key in keyof Original]: Original[Key] extends string ? string : SameShape<Original[Key]>
}
