interface Page<Item> {
  items: readonly Item[]
  pinned: readonly Item[]
}

/** What is pinned, then everything else, each once. */
export function pinnedFirst<Item extends { id: string }>(pages: readonly Page<Item>[]) {
  const pinned = pages[0]?.pinned ?? []
  const ids = new Set(pinned.map(({ id }) => id))
  return { ids, all: [...pinned, ...pages.flatMap((page) => page.items).filter(({ id }) => !ids.has(id))] }
}
