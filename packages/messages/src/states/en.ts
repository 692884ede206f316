/** The words for states, kinds and roles, the same on every screen. */
export const en = {
  label: { severity: 'Severity', stream: 'Recording' },
  severity: { low: 'Low', medium: 'Medium', high: 'High' },
  attempt: {
    expected: 'Expected',
    'checking-in': 'Checking in',
    waiting: 'Waiting',
    running: 'Running',
    paused: 'Paused',
    submitted: 'Submitted',
    expired: 'Did not begin',
    terminated: 'Ended by a proctor',
  },
  sitting: { planned: 'Planned', open: 'Open', ended: 'Ended', cancelled: 'Cancelled' },
  incident: { open: 'Open', confirmed: 'Confirmed', dismissed: 'No concern' },
  alert: { new: 'New', acknowledged: 'Seen', resolved: 'Settled' },
  presence: { here: 'Here', late: 'Late', quiet: 'Quiet', silent: 'Silent', away: 'Away' },
  verdict: { clear: 'Clear', inconclusive: 'Inconclusive', breach: 'Breach' },
  role: {
    administrator: 'Administrator',
    author: 'Author',
    proctor: 'Proctor',
    reviewer: 'Reviewer',
    marker: 'Marker',
  },
  stream: { camera: 'Camera', microphone: 'Microphone', screen: 'Screen' },
} as const
