import { everyTime } from '../platform/news.ts'
import { deletePractice } from './delete-practice.ts'
import { eraseDue, finishErasures } from './erase-due.ts'
import { eraseDueHalls } from './erase-halls.ts'

export const adminJobs = [
  everyTime('17 * * * *', 'admin.erase-due', eraseDue, { expireInSeconds: 3_300 }),
  everyTime('27 * * * *', 'admin.erase-due-halls', eraseDueHalls, { expireInSeconds: 3_300 }),
  everyTime('37 3 * * *', 'admin.delete-practice', deletePractice, { expireInSeconds: 3_300 }),
  everyTime('47 * * * *', 'admin.finish-erasures', finishErasures, { expireInSeconds: 3_300 }),
]
