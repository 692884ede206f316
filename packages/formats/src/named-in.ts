/** What a table says under a name that a file gives. A file may say `constructor`, which every object has. */
export function namedIn<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
