import { Box, Press } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { blockKinds, type BlockKind } from '../composer.blocks.ts'
import { composerTexts } from '../composer.texts.ts'
import styles from './block.tools.module.css'

const icons: Record<BlockKind, IconName> = {
  paragraph: 'paragraph',
  heading: 'heading',
  bullets: 'bullets',
  numbers: 'numbers',
  link: 'link',
}

interface BlockToolsProps {
  kind: BlockKind
  onKind: (kind: BlockKind) => void
  onBold: () => void
  onUp: (() => void) | null
  onDown: (() => void) | null
  onRemove: (() => void) | null
}

/** What can be done with the box in hand. */
export function BlockTools({ kind, onKind, onBold, onUp, onDown, onRemove }: BlockToolsProps) {
  const words = composerTexts.use()
  return (
    <Box className={styles['tools']}>
      {/* A link stays one: its words lead somewhere. */}
      {kind !== 'link' && (
        <Box role="radiogroup" label={words.kindLabel} className={styles['kinds']}>
          {blockKinds.map((one) => (
            <Press
              key={one}
              id={`block-kind-${one}`}
              role="radio"
              checked={one === kind}
              label={words.kinds[one]}
              className={classes(styles['tool'], one === kind && styles['chosen'])}
              onPress={() => onKind(one)}
            >
              <Icon name={icons[one]} />
            </Press>
          ))}
        </Box>
      )}
      <Tool
        id="block-bold"
        icon="bold"
        label={words.bold}
        onPress={kind === 'heading' || kind === 'link' ? null : onBold}
      />
      <Tool id="block-up" icon="up" label={words.up} onPress={onUp} />
      <Tool id="block-down" icon="lower" label={words.down} onPress={onDown} />
      <Tool id="block-remove" icon="trash" label={words.remove} onPress={onRemove} />
    </Box>
  )
}

interface ToolProps {
  id: string
  icon: IconName
  label: string
  /** Null while it makes no sense here. */
  onPress: (() => void) | null
}

function Tool({ id, icon, label, onPress }: ToolProps) {
  if (onPress === null) return null
  return (
    <Press id={id} label={label} className={styles['tool']} onPress={onPress}>
      <Icon name={icon} />
    </Press>
  )
}
