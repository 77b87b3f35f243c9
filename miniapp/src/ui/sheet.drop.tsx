import { Txt } from '../platform/elements.tsx'
import { FilePicker } from '../platform/file.picker.tsx'
import type { PickedFile } from '../platform/files.types.ts'
import styles from './sheet.drop.module.css'
import { Icon } from './icon.tsx'

const endings = ['xlsx', 'csv', 'xls'] as const

interface SheetDropProps {
  id: string
  words: { choose: string; chooseLabel: string; chooseNote: string }
  onPick: (file: PickedFile) => void
}

/** A broad place to choose a spreadsheet at. */
export function SheetDrop({ id, words, onPick }: SheetDropProps) {
  return (
    <FilePicker id={id} className={styles['drop']} label={words.chooseLabel} endings={endings} onPick={onPick}>
      <Icon name="plus" />
      <Txt className={styles['choose']}>{words.choose}</Txt>
      <Txt className={styles['note']}>{words.chooseNote}</Txt>
    </FilePicker>
  )
}
