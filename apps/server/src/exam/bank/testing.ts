import type { Bank } from '@invigil/contract/bank.ts'
import type { BankId, ItemId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import type { Actor } from '../../identity/caller.ts'
import type { App } from '../../platform/app.ts'
import { oneOfEachKind } from '../testing.ts'
import { addToBank } from './add-items.ts'
import { createBank } from './bank.ts'

/** Makes a bank with these items, one of each kind unless told, tagged `basics` and of middle difficulty. */
export async function aBank(
  app: App,
  author: Actor,
  { title = 'Chemistry', items = oneOfEachKind() }: { title?: string; items?: Item[] } = {},
): Promise<{ bankId: BankId; bank: Bank; itemIds: ItemId[] }> {
  const bank = await createBank(app, author, { title, description: '' })
  const bodies = items.map((item) => ({ item, tags: ['basics'], difficulty: 3 }))
  const itemIds = await addToBank(app, author, bank.id, { folderId: null, items: bodies })
  return { bankId: bank.id, bank, itemIds }
}
