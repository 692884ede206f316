import type { BankFolderId, BankId, FileId, ItemId, OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import type { JSONColumnType } from 'kysely'

export interface BankTable {
  id: BankId
  organisationId: OrganisationId
  title: string
  description: string
  createdAt: Date
  createdBy: PersonId
  archivedAt: Date | null
}

export interface BankFolderTable {
  id: BankFolderId
  bankId: BankId
  parentId: BankFolderId | null
  title: string
  createdAt: Date
}

export interface BankItemTable {
  id: ItemId
  bankId: BankId
  folderId: BankFolderId | null
  version: number
  kind: string
  tags: string[]
  difficulty: number | null
  content: JSONColumnType<Item>
  /** What a search looks through: small letters without accents. */
  words: string
  createdAt: Date
  updatedAt: Date
  updatedBy: PersonId
  archivedAt: Date | null
}

export interface BankItemVersionTable {
  itemId: ItemId
  version: number
  content: JSONColumnType<Item>
  tags: string[]
  difficulty: number | null
  restoredFrom: number | null
  savedAt: Date
  savedBy: PersonId
}

export interface BankImageTable {
  id: FileId
  bankId: BankId
  name: string
  bytes: number
  createdAt: Date
  createdBy: PersonId
}

declare module '../../platform/tables.ts' {
  interface Tables {
    bank: BankTable
    bankFolder: BankFolderTable
    bankItem: BankItemTable
    bankItemVersion: BankItemVersionTable
    bankImage: BankImageTable
  }
}
