import type { BankFolder } from '@invigil/contract/bank.ts'

/** A folder with the titles on the way to it, its own included, and how many items lie in it and below. */
export interface PlacedFolder {
  id: BankFolder['id']
  way: string[]
  items: number
}

/** All folders in the order of a tree: each before what lies in it. */
export function folderTree(
  folders: readonly BankFolder[],
  parentId: BankFolder['id'] | null = null,
  above: string[] = [],
): PlacedFolder[] {
  return folders
    .filter((folder) => folder.parentId === parentId)
    .flatMap(({ id, title, items }) => {
      const way = [...above, title]
      const below = folderTree(folders, id, way)
      const direct = below.filter((folder) => folder.way.length === way.length + 1)
      return [{ id, way, items: items + direct.reduce((sum, one) => sum + one.items, 0) }, ...below]
    })
}
