import type { Drawn } from './tree.ts'
import type { Life } from './life.ts'
import type { Guest } from './guest.ts'

const bubbling = new Set(['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel'])

/** Sends an event to the methods that the drawn nodes name, the way WeChat does. */
export interface Touch {
  /**
   * Returns whether the framework took it. It takes nothing for an element it has made anew and not drawn yet: a finger
   * that comes in between meets nothing.
   */
  fire(target: Drawn, type: string, detail?: object): boolean
  /** Whether this node, or one it bubbles to, listens. */
  isHeard(target: Drawn, type: string): boolean
}

export function createTouch(guest: Guest, life: Life): Touch {
  const begun = Date.now()

  const call = (node: Drawn, target: Drawn, type: string, detail: object, taken: () => void): void => {
    const handler = node.bindings.get(type)?.handler ?? ''
    const method = node.host.methods[handler]
    if (typeof method !== 'function') return life.fault(`${node.host.name} has no method ${handler} for ${type}`)
    const described = ({ id, dataset }: Drawn) => ({ id, dataset, offsetLeft: 0, offsetTop: 0 })
    const spot = [{ identifier: 0, pageX: 100, pageY: 100, clientX: 100, clientY: 100, force: 1 }]
    const event = guest.copy({
      type,
      timeStamp: Date.now() - begun,
      target: described(target),
      currentTarget: described(node),
      detail,
      ...(bubbling.has(type) ? { touches: type === 'touchend' ? [] : spot, changedTouches: spot } : {}),
      mut: false,
    })
    // Read when the event is copied for the element that was found, and not before.
    Object.defineProperty(event, 'mark', { enumerable: true, get: () => (taken(), guest.copy({})) })
    life.guard(`${type} on #${node.id}`, () => (method as (event: unknown) => unknown).call(node.host.methods, event))
  }

  const listeners = (target: Drawn, type: string): Drawn[] => {
    const found: Drawn[] = []
    for (let node: Drawn | null = target; node; node = node.parent) {
      const binding = node.bindings.get(type)
      if (binding?.capture) throw new Error(`capture-bind of ${type} is not simulated`)
      if (binding) found.push(node)
      if (binding?.stops || !bubbling.has(type)) break
    }
    return found
  }

  return {
    fire(target, type, detail = {}) {
      let isTaken = false
      for (const node of listeners(target, type)) call(node, target, type, detail, () => (isTaken = true))
      return isTaken
    },
    isHeard: (target, type) => listeners(target, type).length > 0,
  }
}
