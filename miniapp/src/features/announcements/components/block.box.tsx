import { Box, TextArea, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { StructuredText } from '../../../ui/structured.text.tsx'
import { toStructured, type EditorBlock } from '../composer.blocks.ts'
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
      {kind === 'link' && block.to && (
        <Txt className={styles['note']}>{words.linkTo(words.linkPages[block.to.page])}</Txt>
      )}
      {isActive && block.text.includes('**') && <Live block={block} />}
    </Box>
  )
}

/** What is typed, as it will look: no phone sets a part of a line in bold while one types. */
function Live({ block }: { block: EditorBlock }) {
  const words = composerTexts.use()
  return (
    <Box className={styles['live']} mute>
      <Txt className={styles['note']}>{words.livePreview}</Txt>
      <StructuredText blocks={toStructured([block])} />
    </Box>
  )
}
