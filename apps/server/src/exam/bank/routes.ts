import { bank as contract } from '@invigil/contract/bank.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../../identity/caller.ts'
import type { Call } from '../../platform/api.ts'
import { addToBank, copyItems } from './add-items.ts'
import { changeBank, createBank, listBanks, theBank } from './bank.ts'
import { exportBank } from './export-bank.ts'
import { addFolder, changeFolder, removeFolder } from './folders.ts'
import { addBankImage } from './images.ts'
import { countMatching, poolOf } from './pool.ts'
import { latestItems, listItems, theItem } from './read-items.ts'
import { archiveItems, listVersions, moveItems, restoreItem, saveItem } from './save-item.ts'
import { usesOfItem } from './uses.ts'

const os = implement(contract).$context<Call>()

export const bankRoutes = os.router({
  list: os.list.handler(async ({ context }) => ({
    banks: await listBanks(context.app, thePersonCalling(context).organisationId),
  })),
  create: os.create.handler(({ context, input }) =>
    createBank(context.app, thePersonCalling(context), input),
  ),
  get: os.get.handler(({ context: { app }, input }) => theBank(app, app.db, input.bankId)),
  change: os.change.handler(({ context, input: { bankId, ...changes } }) =>
    changeBank(context.app, thePersonCalling(context), bankId, changes),
  ),
  addFolder: os.addFolder.handler(({ context, input: { bankId, ...folder } }) =>
    addFolder(context.app, thePersonCalling(context), bankId, folder),
  ),
  changeFolder: os.changeFolder.handler(({ context, input: { bankId, ...changes } }) =>
    changeFolder(context.app, thePersonCalling(context), bankId, changes),
  ),
  removeFolder: os.removeFolder.handler(({ context, input: { bankId, folderId } }) =>
    removeFolder(context.app, thePersonCalling(context), bankId, folderId),
  ),
  items: os.items.handler(({ context, input: { bankId, ...wanted } }) =>
    listItems(context.app, bankId, wanted),
  ),
  add: os.add.handler(async ({ context, input: { bankId, ...wish } }) => ({
    itemIds: await addToBank(context.app, thePersonCalling(context), bankId, wish),
  })),
  item: os.item.handler(({ context: { app }, input }) => theItem(app.db, input.bankId, input.itemId)),
  save: os.save.handler(({ context, input }) => saveItem(context.app, thePersonCalling(context), input)),
  versions: os.versions.handler(async ({ context: { app }, input }) => ({
    versions: await listVersions(app, input.bankId, input.itemId),
  })),
  restore: os.restore.handler(({ context, input }) =>
    restoreItem(context.app, thePersonCalling(context), input),
  ),
  move: os.move.handler(async ({ context, input: { bankId, ...wish } }) => {
    await moveItems(context.app, thePersonCalling(context), bankId, wish)
    return {}
  }),
  copy: os.copy.handler(async ({ context, input: { bankId, ...wish } }) => ({
    itemIds: await copyItems(context.app, thePersonCalling(context), bankId, wish),
  })),
  archive: os.archive.handler(async ({ context, input: { bankId, ...wish } }) => {
    await archiveItems(context.app, thePersonCalling(context), bankId, wish)
    return {}
  }),
  uses: os.uses.handler(async ({ context, input: { bankId, itemId } }) => {
    const { organisationId } = thePersonCalling(context)
    return { uses: await usesOfItem(context.app, organisationId, bankId, itemId) }
  }),
  matching: os.matching.handler(async ({ context: { app }, input: { bankId, ...filter } }) => ({
    count: await countMatching(app.db, bankId, filter),
  })),
  pool: os.pool.handler(async ({ context: { app }, input: { bankId, ...filter } }) => ({
    items: await poolOf(app.db, bankId, filter),
  })),
  latest: os.latest.handler(async ({ context, input }) => {
    const { organisationId } = thePersonCalling(context)
    return { items: await latestItems(context.app, organisationId, input.bankItemIds) }
  }),
  export: os.export.handler(({ context: { app }, input }) => exportBank(app, input.bankId)),
  addImage: os.addImage.handler(({ context, input: { bankId, ...image } }) =>
    addBankImage(context.app, thePersonCalling(context), bankId, image),
  ),
})
