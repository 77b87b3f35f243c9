import { useEffect, useState } from 'react'

/** Whole seconds until an instant of this device's clock, counting down. */
export function useSecondsUntil(instant: number): number {
  // The state only asks for another look; the clock is read each time, so that no old reading adds to the wait.
  const [, look] = useState(0)
  const left = Math.max(0, Math.ceil((instant - Date.now()) / 1000))
  const isOver = left === 0
  useEffect(() => {
    if (isOver) return undefined
    const timer = setInterval(() => look(Date.now()), 500)
    return () => clearInterval(timer)
  }, [isOver, instant])
  return left
}
