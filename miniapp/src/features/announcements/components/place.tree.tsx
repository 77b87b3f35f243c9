import { useState } from 'react'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { isChosen, toggled, type Place, type PlaceKind, type PlaceNode } from '../composer.places.ts'
import { composerTexts } from '../composer.texts.ts'
import styles from './place.tree.module.css'

const icons: Record<PlaceKind, IconName> = {
  community: 'place',
  estate: 'home',
  grid: 'grid',
  building: 'building',
  entrance: 'entrance',
}

interface PlaceTreeProps {
  nodes: readonly PlaceNode[]
  chosen: readonly Place[]
  onChange: (chosen: Place[]) => void
}

/** Places inside one another, to tick. */
export function PlaceTree({ nodes, chosen, onChange }: PlaceTreeProps) {
  return (
    <Box className={styles['tree']}>
      {nodes.map((node) => (
        <Branch
          key={node.id}
          node={node}
          depth={0}
          isInside={false}
          startsOpen={nodes.length === 1}
          chosen={chosen}
          onChange={onChange}
        />
      ))}
    </Box>
  )
}

interface BranchProps extends Omit<PlaceTreeProps, 'nodes'> {
  node: PlaceNode
  depth: number
  /** Lies in a place that is chosen already. */
  isInside: boolean
  startsOpen: boolean
}

function Branch({ node, depth, isInside, startsOpen, chosen, onChange }: BranchProps) {
  const words = composerTexts.use()
  const [isOpen, setOpen] = useState(startsOpen)
  const isOn = isInside || isChosen(chosen, node)
  const hasMore = node.children.length > 0
  return (
    <Box>
      <Box className={styles['row']} style={{ paddingLeft: `${depth * 20}px` }}>
        <Press
          id={`place-${node.kind}-${node.id}`}
          role="checkbox"
          checked={isOn}
          disabled={isInside}
          className={styles['place']}
          onPress={() => onChange(toggled(chosen, node))}
        >
          <Box as="span" className={classes(styles['box'], isOn && styles['on'], isInside && styles['inside'])} mute>
            {isOn && <Icon name="check" small />}
          </Box>
          <Icon name={icons[node.kind]} className={styles['icon']} />
          <Txt className={styles['name']}>{node.name}</Txt>
          {isInside && <Txt className={styles['included']}>{words.included}</Txt>}
        </Press>
        {hasMore && (
          <Press
            id={`place-open-${node.id}`}
            className={classes(styles['open'], isOpen && styles['opened'])}
            label={isOpen ? words.collapse(node.name) : words.expand(node.name)}
            expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          >
            <Icon name="down" />
          </Press>
        )}
      </Box>
      {isOpen &&
        node.children.map((child) => (
          <Branch
            key={child.id}
            node={child}
            depth={depth + 1}
            isInside={isOn}
            startsOpen={node.children.length === 1}
            chosen={chosen}
            onChange={onChange}
          />
        ))}
    </Box>
  )
}
