/** Where files of others lie that may not be kept in the project; tests that read them are skipped where they are not. */
export const standards = new URL('../../../../shared/data/standards/', import.meta.url)
