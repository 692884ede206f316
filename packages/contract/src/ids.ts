import { z } from 'zod'

/** Ids are UUIDs (version 7, so that they sort by time), branded so that one kind cannot be passed for another. */
export const OrganisationId = z.uuid().brand<'OrganisationId'>()
export type OrganisationId = z.infer<typeof OrganisationId>
export const PersonId = z.uuid().brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const ExamId = z.uuid().brand<'ExamId'>()
export type ExamId = z.infer<typeof ExamId>
export const KeptDraftId = z.uuid().brand<'KeptDraftId'>()
export type KeptDraftId = z.infer<typeof KeptDraftId>
export const RevisionId = z.uuid().brand<'RevisionId'>()
export type RevisionId = z.infer<typeof RevisionId>
export const SectionId = z.uuid().brand<'SectionId'>()
export type SectionId = z.infer<typeof SectionId>
export const ItemId = z.uuid().brand<'ItemId'>()
export type ItemId = z.infer<typeof ItemId>
export const DrawId = z.uuid().brand<'DrawId'>()
export type DrawId = z.infer<typeof DrawId>
export const BankId = z.uuid().brand<'BankId'>()
export type BankId = z.infer<typeof BankId>
export const BankFolderId = z.uuid().brand<'BankFolderId'>()
export type BankFolderId = z.infer<typeof BankFolderId>
export const SittingRoomId = z.uuid().brand<'SittingRoomId'>()
export type SittingRoomId = z.infer<typeof SittingRoomId>
export const SittingId = z.uuid().brand<'SittingId'>()
export type SittingId = z.infer<typeof SittingId>
export const RegistrationId = z.uuid().brand<'RegistrationId'>()
export type RegistrationId = z.infer<typeof RegistrationId>
export const AttemptId = z.uuid().brand<'AttemptId'>()
export type AttemptId = z.infer<typeof AttemptId>
export const TrackId = z.uuid().brand<'TrackId'>()
export type TrackId = z.infer<typeof TrackId>
export const HallCameraId = z.uuid().brand<'HallCameraId'>()
export type HallCameraId = z.infer<typeof HallCameraId>
export const ClipId = z.uuid().brand<'ClipId'>()
export type ClipId = z.infer<typeof ClipId>
export const IncidentId = z.uuid().brand<'IncidentId'>()
export type IncidentId = z.infer<typeof IncidentId>
export const EvidenceId = z.uuid().brand<'EvidenceId'>()
export type EvidenceId = z.infer<typeof EvidenceId>
export const FileId = z.uuid().brand<'FileId'>()
export type FileId = z.infer<typeof FileId>

/** An instant on the wire: ISO 8601 in UTC, as `new Date().toISOString()` writes it. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>

export const Locale = z.enum(['en', 'fr', 'vi'])
export type Locale = z.infer<typeof Locale>
