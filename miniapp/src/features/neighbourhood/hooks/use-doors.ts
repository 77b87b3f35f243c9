import type { Tree } from '@liren/shared/neighbourhood'
import { useTree } from './use-tree.ts'

const doorsOf = ({ estates }: Tree) =>
  estates.flatMap((estate) =>
    estate.buildings.flatMap((building) =>
      building.entrances.map(({ id, name }) => ({ value: id, text: `${estate.name} ${building.name} ${name}` })),
    ),
  )

/** Every entrance of the community by its whole name, to choose from. */
export function useDoors(communityId: string) {
  const { data, error } = useTree(communityId)
  return { doors: data ? doorsOf(data) : [], error }
}
