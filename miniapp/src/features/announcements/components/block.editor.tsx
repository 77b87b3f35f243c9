import { useRef, useState } from 'react'
import { randomName } from '../../../platform/random.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { moved, withBold, type BlockKind, type EditorBlock } from '../composer.blocks.ts'
import { composerTexts } from '../composer.texts.ts'
import styles from './block.editor.module.css'
import { BlockBox } from './block.box.tsx'
import { BlockTools } from './block.tools.tsx'
import { LinkSheet } from './link.sheet.tsx'

interface BlockEditorProps {
  communityId: string
  blocks: readonly EditorBlock[]
  onChange: (blocks: EditorBlock[]) => void
  invalid: boolean
}

const addable = ['paragraph', 'heading', 'bullets'] as const

/** The text of a notice, box by box; the tools belong to the box in hand. */
export function BlockEditor({ communityId, blocks, onChange, invalid }: BlockEditorProps) {
  const words = composerTexts.use()
  const [activeKey, setActiveKey] = useState(blocks[0]?.key)
  const marked = useRef({ key: '', start: 0, end: 0 })
  const [isLinking, setLinking] = useState(false)
  const active = blocks.findIndex((block) => block.key === activeKey)

  const patch = (index: number, part: Partial<EditorBlock>) =>
    onChange(blocks.map((block, at) => (at === index ? { ...block, ...part } : block)))
  const add = (kind: BlockKind, more: Partial<EditorBlock> = {}) => {
    const block = { key: randomName(8), kind, text: '', ...more }
    onChange([...blocks, block])
    setActiveKey(block.key)
  }
  const bold = (index: number, block: EditorBlock) => {
    const { key, start, end } = marked.current
    const [from, to] = key === block.key ? [start, end] : [0, 0]
    patch(index, { text: withBold(block.text, from, to) })
    marked.current = { key: '', start: 0, end: 0 }
  }
  const tools = (block: EditorBlock, index: number) => (
    <BlockTools
      kind={block.kind}
      onKind={(kind) => patch(index, { kind })}
      onBold={() => bold(index, block)}
      onUp={index > 0 ? () => onChange(moved(blocks, index, -1)) : null}
      onDown={index < blocks.length - 1 ? () => onChange(moved(blocks, index, 1)) : null}
      onRemove={blocks.length > 1 ? () => onChange(blocks.filter((_, at) => at !== index)) : null}
    />
  )

  return (
    <Box>
      <Box className={classes(styles['paper'], invalid && styles['invalid'])}>
        {blocks.map((block, index) => (
          <Box key={block.key}>
            <BlockBox
              block={block}
              index={index}
              isActive={index === active}
              isOnly={blocks.length === 1}
              invalid={invalid}
              onInput={(text) => patch(index, { text })}
              onActive={() => setActiveKey(block.key)}
              onMark={(start, end) => {
                marked.current = { key: block.key, start, end }
              }}
            />
            {index === active && tools(block, index)}
          </Box>
        ))}
      </Box>
      <Box className={styles['add']}>
        <Buttons>
          {addable.map((kind) => (
            <Button key={kind} id={`block-add-${kind}`} snug kind="quiet" icon="plus" onPress={() => add(kind)}>
              {words.add[kind]}
            </Button>
          ))}
          <Button id="block-add-link" snug kind="quiet" icon="link" onPress={() => setLinking(true)}>
            {words.add.link}
          </Button>
        </Buttons>
      </Box>
      {isLinking && (
        <LinkSheet
          communityId={communityId}
          onChoose={({ to, text }) => {
            add('link', { to, text })
            setLinking(false)
          }}
          onClose={() => setLinking(false)}
        />
      )}
    </Box>
  )
}
