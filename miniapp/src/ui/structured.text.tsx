import {
  emphasised,
  type LinkTarget,
  type StructuredText as Blocks,
  type TextBlock,
} from '@liren/shared/structured.text'
import { Box, Press, Txt } from '../platform/elements.tsx'
import { Icon } from './icon.tsx'
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

type OnLink = (to: LinkTarget) => void

/** Leads to a page of the app; in a preview it only shows where the words stand. */
function LinkLine({ words, onPress }: { words: string; onPress: (() => void) | undefined }) {
  const inside = (
    <>
      <Icon name="link" small />
      <Txt>{words}</Txt>
    </>
  )
  return onPress ? (
    <Press className={styles['link']} role="link" onPress={onPress}>
      {inside}
    </Press>
  ) : (
    <Box className={styles['link']}>{inside}</Box>
  )
}

function Block({ block, onLink }: { block: TextBlock; onLink: OnLink | undefined }) {
  if (block.type === 'link') {
    return <LinkLine words={block.text} onPress={onLink && (() => onLink(block.to))} />
  }
  if (block.type === 'heading') {
    return (
      <Box as="h2" className={styles['heading']}>
        <Words text={block.text} />
      </Box>
    )
  }
  if (block.type === 'paragraph') {
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
export function StructuredText({ blocks, onLink }: { blocks: Blocks; onLink?: OnLink | undefined }) {
  return (
    <Box className={styles['text']}>
      {blocks.map((block, index) => (
        <Block key={index} block={block} onLink={onLink} />
      ))}
    </Box>
  )
}
