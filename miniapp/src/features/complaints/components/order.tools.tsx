import { Button, Buttons } from '../../../ui/button.tsx'

interface OrderToolsProps {
  id: string
  /** What is moved, for those who hear it. */
  name: string
  words: { up: string; down: string; remove: string }
  onUp: (() => void) | null
  onDown: (() => void) | null
  onRemove: () => void
}

/** Moves one of a list up or down, or takes it out. */
export function OrderTools({ id, name, words, onUp, onDown, onRemove }: OrderToolsProps) {
  return (
    <Buttons>
      {onUp && (
        <Button id={`${id}-up`} snug icon="up" label={`${words.up} ${name}`} onPress={onUp}>
          {words.up}
        </Button>
      )}
      {onDown && (
        <Button id={`${id}-down`} snug icon="lower" label={`${words.down} ${name}`} onPress={onDown}>
          {words.down}
        </Button>
      )}
      <Button id={`${id}-remove`} snug kind="quiet" icon="trash" label={`${words.remove} ${name}`} onPress={onRemove}>
        {words.remove}
      </Button>
    </Buttons>
  )
}

/** What the tools of one in a list do. */
export function toolsFor<T>(all: readonly T[], at: number, onChange: (next: T[]) => void) {
  const move = (by: -1 | 1) => () => {
    const next = [...all]
    const [one] = next.splice(at, 1)
    if (one !== undefined) next.splice(at + by, 0, one)
    onChange(next)
  }
  return {
    onUp: at > 0 ? move(-1) : null,
    onDown: at < all.length - 1 ? move(1) : null,
    onRemove: () => onChange(all.filter((_, index) => index !== at)),
  }
}
