import { Box, TextArea } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import type { EditorBlock } from '../composer.blocks.ts'
import { composerTexts } from '../composer.texts.ts'
import styles from './block.editor.module.css'

interface BlockBoxProps {
  block: EditorBlock
  index: number
  isActive: boolean
  /** The first box of an empty notice says what to write. */
  isOnly: boolean
  invalid: boolean
  onInput: (text: string) => void
  onActive: () => void
  onMark: (start: number, end: number) => void
}

/** One box to type in, looking a little like what it will become. */
export function BlockBox({ block, index, isActive, isOnly, invalid, onInput, onActive, onMark }: BlockBoxProps) {
  const words = composerTexts.use()
  const { kind } = block
  const placeholder = kind === 'paragraph' ? words.bodyPlaceholder : words.placeholders[kind]
  return (
    <Box className={classes(styles['block'], styles[kind], isActive && styles['active'])}>
      <TextArea
        id={`block-${index}`}
        className={styles['area']}
        value={block.text}
        rows={kind === 'paragraph' && isOnly ? 6 : 1}
        placeholder={kind === 'paragraph' && !isOnly ? words.kinds.paragraph : placeholder}
        label={words.blockLabel(index + 1, words.kinds[kind])}
        invalid={invalid}
        onInput={onInput}
        onFocus={onActive}
        onMark={onMark}
      />
    </Box>
  )
}
