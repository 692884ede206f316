import { findPostgres, startPostgres } from './postgres.ts'

// Starts PostgreSQL in the directory given, says where its socket is, and stays until it is killed.
const { host } = await startPostgres(await findPostgres(), process.argv[2] ?? '')
process.stdout.write(`${host}\n`)
setInterval(() => {}, 60_000)
