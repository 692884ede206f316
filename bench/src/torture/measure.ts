/** How often each ordeal strikes. */
export const rounds = Number(process.env.INVIGIL_TORTURE_ROUNDS ?? 20)
/** How many candidates record and answer meanwhile. */
export const candidates = Number(process.env.INVIGIL_TORTURE_CANDIDATES ?? 24)
