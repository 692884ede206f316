import { ItemEditor } from '../exam/item-editor.tsx'
import { Corrections } from '../result/corrections.tsx'

/** The corrections of a sitting, with the author's own editor for the item that is corrected. */
export function CorrectionsScreen() {
  return <Corrections Editor={ItemEditor} />
}
