import type { BankFolder } from '@invigil/contract/bank.ts'
import { expect, test } from 'vitest'
import { folderTree } from './folder-tree.ts'

function aFolder(id: string, parentId: string | null, items: number): BankFolder {
  return { id: id as never, parentId: parentId as never, title: id.toUpperCase(), items }
}

test('each folder stands before what lies in it, named by the way to it, and counts what lies below', () => {
  const folders = [aFolder('a', null, 1), aFolder('b', null, 5), aFolder('c', 'a', 2), aFolder('d', 'c', 3)]
  expect(folderTree(folders)).toEqual([
    { id: 'a', way: ['A'], items: 6 },
    { id: 'c', way: ['A', 'C'], items: 5 },
    { id: 'd', way: ['A', 'C', 'D'], items: 3 },
    { id: 'b', way: ['B'], items: 5 },
  ])
})
