import { everyTime, onNews } from '../platform/news.ts'
import { endAllDue, endWhenDue } from './expire.ts'

export const attemptJobs = [
  onNews('attempt-clock-set', 'attempt.end-when-due', (app, { attemptId }) => endWhenDue(app, attemptId)),
  everyTime('* * * * *', 'attempt.end-all-due', endAllDue),
]
