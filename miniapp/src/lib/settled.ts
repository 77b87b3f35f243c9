import { useEffect, useState } from 'react'

const quietMs = 350

/** `value`, once it has stayed the same for a moment. */
export function useSettled<T extends string | null>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quietMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
