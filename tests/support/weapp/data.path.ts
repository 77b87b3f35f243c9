type Container = Record<string, unknown>

/** The steps of a setData path such as `root.cn.[0].cn[2].v`; numbers are places in an array. */
export function stepsOf(path: string): (string | number)[] {
  const steps = path.match(/\[\d+\]|[^.[\]]+/g)
  if (!steps || steps.join('') !== path.replaceAll('.', '')) throw new Error(`setData path cannot be read: ${path}`)
  return steps.map((step) => (step.startsWith('[') ? Number(step.slice(1, -1)) : step))
}

/** Sets what a path names in place, making the objects and arrays on the way as WeChat does. */
export function setAtPath(data: object, path: string, value: unknown): void {
  const steps = stepsOf(path)
  const last = steps.pop()
  let owner = data as Container
  for (const [index, step] of steps.entries()) {
    const next = owner[step]
    if (typeof next !== 'object' || next === null) {
      const follower = steps[index + 1] ?? last
      owner[step] = typeof follower === 'number' ? [] : {}
    }
    owner = owner[step] as Container
  }
  if (last !== undefined) owner[last] = value
}
