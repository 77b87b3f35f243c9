import { emphasised, type StructuredText as Blocks, type TextBlock } from '@liren/shared/structured.text'
import { Box, Txt } from '../platform/elements.tsx'
import styles from './structured.text.module.css'

function Words({ text }: { text: string }) {
  return (
    <>
      {emphasised(text).map((part, index) => (
        <Txt
          key={index}
          as={part.bold ? 'strong' : 'span'}
          className={part.bold ? styles['bold'] : undefined}
          selectable
        >
          {part.text}
        </Txt>
      ))}
    </>
  )
}

function Block({ block }: { block: TextBlock }) {
  if (block.type === 'heading') {
    return (
      <Box as="h2" className={styles['heading']}>
        <Words text={block.text} />
      </Box>
    )
  }
  if (block.type === 'paragraph' || block.type === 'link') {
    return (
      <Box as="p" className={styles['paragraph']}>
        <Words text={block.text} />
      </Box>
    )
  }
  return (
    <Box as={block.ordered ? 'ol' : 'ul'} className={styles['list']}>
      {block.items.map((item, index) => (
        <Box as="li" key={index} className={styles['item']}>
          <Box as="span" mute className={block.ordered ? styles['number'] : styles['dot']}>
            {block.ordered ? `${index + 1}.` : ''}
          </Box>
          <Box as="span" className={styles['itemWords']}>
            <Words text={item} />
          </Box>
        </Box>
      ))}
    </Box>
  )
}

/** Draws text in blocks with our own parts; nothing in it is ever markup. */
export function StructuredText({ blocks }: { blocks: Blocks }) {
  return (
    <Box className={styles['text']}>
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </Box>
  )
}
