import { useRef } from 'react'
import { randomName } from '../platform/random.ts'

export interface Submissions {
  /** The name of the submission that carries this content: the same until the content changes or it is done. */
  nameFor: (content: unknown) => string
  /** The submission got its answer; the next one, even of equal content, is another. */
  done: () => void
}

/** Names submissions so that pressing twice, or trying again after a lost answer, counts once. */
function createSubmissions(): Submissions {
  let current: { content: string; name: string } | null = null
  return {
    nameFor(value) {
      const content = JSON.stringify(value)
      if (current?.content !== content) current = { content, name: randomName(32) }
      return current.name
    },
    done() {
      current = null
    },
  }
}

export function useSubmissions(): Submissions {
  const submissions = useRef<Submissions | null>(null)
  submissions.current ??= createSubmissions()
  return submissions.current
}
