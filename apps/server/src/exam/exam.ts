import type { Room } from '../platform/room.ts'
import { placeOfBank } from './bank/bank.ts'
import { runExportBank } from './bank/export-command.ts'
import { runExport } from './export/command.ts'
import { runImport } from './import-command.ts'
import { placeOfExam } from './place.ts'
import { examRoutes } from './routes.ts'
import { serveFiles } from './serve-files.ts'

/** What is written: drafts, their frozen revisions, banks of items, and the images in their texts. */
export const exam: Room = {
  name: 'exam',
  routes: examRoutes,
  http: serveFiles,
  scopes: { exam: placeOfExam, bank: placeOfBank },
  cli: {
    import: {
      summary: 'import FILE [--json]: what a file of questions holds; stores nothing',
      run: runImport,
    },
    export: {
      summary:
        'export [ID [--format json|qti|moodle-xml|gift|aiken [FILE]]]: writes the questions of an exam or a bank; without an id lists them',
      run: runExport,
    },
    'export-bank': {
      summary:
        'export-bank [ID [FILE]]: writes a bank of questions as our own JSON; without an id lists the banks',
      run: runExportBank,
    },
  },
}
