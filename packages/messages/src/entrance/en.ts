/** Coming in: room code, sign-in, what will happen. */
export const en = {
  title: 'Enter the exam room',
  'room-code': 'Room code',
  'room-code-text': 'Eight characters in two groups, for example K7MP-3XRT. It is in your invitation.',
  enter: 'Enter',
} as const
